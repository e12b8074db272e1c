import { expect } from 'chai';
import { parseRunbook } from '../../harness/runbook/parse.ts';

const stepsIn = (text: string) =>
  parseRunbook('x.md', `# Shop\n\n## Stock\n\n${text}\n`).procedures.flatMap(({ steps }) => steps);
const bash = (text: string) => `\`\`\`bash\n${text}\n\`\`\``;

/** The lines of a fence, and the commands that only some readers run. Labelled before it was read. */
const variants: readonly (readonly [string, ...string[]])[] = [
  [
    '# For Kubernetes adapter\n# 1. Look\nshop logs k8s\n\n# 2. Restart\nshop restart k8s\n\n# For OpenStack/AWS adapters\n# 1. Look\nshop logs aws',
    'shop logs k8s',
    'shop restart k8s',
    'shop logs aws',
  ],
  [
    '# Ubuntu/Debian\napt install jq\n\n# CentOS/RHEL\nyum install jq',
    'apt install jq',
    'yum install jq',
  ],
  [
    '# On macOS:\nbrew install jq\n# On Linux:\napt install jq\n',
    'brew install jq',
    'apt install jq',
  ],
  [
    '# Using Docker\ndocker restart web\n\n# Using systemd\nsystemctl restart web',
    'docker restart web',
    'systemctl restart web',
  ],
  ['# With Helm 2\nhelm list\n# With Helm 3\nhelm list -A', 'helm list', 'helm list -A'],
  ['# For Ubuntu\napt update\nuptime'],
  ['# For each node\nkubectl get nodes\n# For the database\npsql -l'],
  ['# On web-1\nuptime\n# On web-2\nuptime'],
  ['# Linux kernel\nuname -r\n# Disks\nlsblk'],
];

describe('variants in one fence', () => {
  for (const [text, ...expected] of variants) {
    it(text.split('\n').join(' ⏎ '), () => {
      const found = stepsIn(bash(text)).flatMap((step) =>
        step.kind === 'command' && step.label?.conditional ? step.text : [],
      );
      expect(found).to.deep.equal(expected);
    });
  }
});

/** A page, and the commands that only some readers run. */
const labelled: readonly (readonly [string, ...string[]])[] = [
  [
    `**Ubuntu/Debian:**\n\n${bash('apt install jq')}\n\n**CentOS/RHEL:**\n\n${bash('yum install jq')}\n\nLook:\n\n${bash('jq --version')}`,
    'apt install jq',
    'yum install jq',
  ],
  [
    `On macOS:\n\n${bash('brew install jq')}\n\nOn Linux:\n\n${bash('apt install jq')}`,
    'brew install jq',
    'apt install jq',
  ],
  [
    `- Debian\n\n  ${bash('apt install jq').replaceAll('\n', '\n  ')}\n\n- Fedora\n\n  ${bash('dnf install jq').replaceAll('\n', '\n  ')}\n`,
    'apt install jq',
    'dnf install jq',
  ],
  [
    `**Using Docker**\n\n${bash('docker restart web')}\n\n**Using systemd**\n\n${bash('systemctl restart web')}`,
    'docker restart web',
    'systemctl restart web',
  ],
  [
    `**x86_64**\n\n${bash('wget https://shop.org/a')}\n\n**arm64**\n\n${bash('wget https://shop.org/b')}`,
    'wget https://shop.org/a',
    'wget https://shop.org/b',
  ],
  [
    `**Linux**\n${bash('apt install jq')}\n**Windows**\n${'```powershell\nchoco install jq\n```'}\n**macOS**\n${bash('brew install jq')}`,
    'apt install jq',
    'brew install jq',
  ],
  [`**Ubuntu:**\n\n${bash('apt install jq')}\n\nThen look:\n\n${bash('jq --version')}`],
  [`**Redis:**\n\n${bash('redis-cli ping')}\n\n**PostgreSQL:**\n\n${bash('pg_isready')}`],
  [
    `**Docker:**\n\n${bash('systemctl status docker')}\n\n**Kubernetes:**\n\n${bash('systemctl status kubelet')}`,
  ],
  [`**On web-1:**\n\n${bash('uptime')}\n\n**On web-2:**\n\n${bash('uptime')}`],
  [`**Linux:**\n\n${bash('uname -r')}\n\nThat is the kernel.\n\n**Disks:**\n\n${bash('lsblk')}`],
  [`**Step 1**\n\n${bash('uptime')}\n\n**Step 2**\n\n${bash('lsblk')}`],
];

describe('variants with a label above each fence', () => {
  for (const [text, ...expected] of labelled) {
    it(text.split('\n').join(' ⏎ '), () => {
      const found = stepsIn(text).flatMap((step) =>
        step.kind === 'command' && step.label?.conditional ? step.text : [],
      );
      expect(found).to.deep.equal(expected);
    });
  }
});

describe('comments that list facts', () => {
  for (const text of [
    '# 1. Look\nshop list\n\n# 2. Common issues:\n# - a limit is too low\n# - a policy is broken',
    '# Possible causes:\n# * no disk\n# * no network\nshop list',
    'shop list\n# Known errors:\n# - it hangs',
  ]) {
    it(text.split('\n').join(' ⏎ '), () =>
      expect(stepsIn(bash(text)).map(({ kind }) => kind)).to.not.include('instruction'),
    );
  }
  it('but not work', () => {
    const kinds = stepsIn(bash('shop list\n\n# Then:\n# - call the owner\n# - close the ticket'));
    expect(kinds.map(({ kind }) => kind)).to.include('instruction');
  });
});

describe('a script below a comment that says where it belongs', () => {
  const read = (text: string) =>
    stepsIn(bash(text)).map(({ kind, text: own }) => `${kind}: ${own.split('\n')[0]}`);
  it('is work for a person', () => {
    expect(read('# Add to cron\n#!/bin/bash\nshop check --full\nshop list')).to.deep.equal([
      'instruction: Add to cron',
      'material: # Add to cron',
    ]);
  });
  it('but not where the comment says to run it', () => {
    expect(read('# Run this on the host\n#!/bin/bash\nshop check --full')).to.include(
      'command: shop check --full',
    );
  });
});

describe('a fence of nothing but comments', () => {
  it('is work for a person', () =>
    expect(
      stepsIn(bash('# Visit the page\n# Look at the pictures')).map(({ kind }) => kind),
    ).to.deep.equal(['instruction']));
});
