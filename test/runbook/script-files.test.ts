import { expect } from 'chai';
import { readDocument } from '../../harness/lint/read/document.ts';
import { unreadCommands } from '../../harness/lint/read/unread.ts';
import { notShell } from '../../harness/lint/rules/execution/not-shell.ts';
import { parseRunbook } from '../../harness/runbook/parse.ts';

const page = (text: string) => `# Mill\n\n## Nights\n\n${text}\n`;
const stepsOf = (text: string) =>
  parseRunbook('mill.md', page(text)).procedures.flatMap(({ steps }) => steps);
const commandsIn = (text: string) =>
  stepsOf(text).flatMap((step) => (step.kind === 'command' ? [step.text] : []));
const bash = (text: string) => `\`\`\`bash\n${text}\n\`\`\``;

const script = bash('#!/bin/bash\nset -e\nsystemctl stop mill\ntar -cf /srv/mill.tar /var/mill');
const scriptSteps = ['set -e', 'systemctl stop mill', 'tar -cf /srv/mill.tar /var/mill'];
const lines = bash('systemctl stop mill\nhelm list -n mill');
const lineSteps = ['systemctl stop mill', 'helm list -n mill'];

/** Words above a script, and above lines without a shebang; each with what is run of them. */
const files: Readonly<Record<string, string>> = {
  'Create `/opt/mill/night.sh`:': lines,
  'Then create a script `night.sh` with this content:': lines,
  'Create the file `/etc/cron.daily/mill`:': lines,
  'Write a small script called `/opt/mill/night.sh`:': lines,
  'Save this as `night.sh` and make it executable:': lines,
  'Save the following script to /opt/mill/night.sh:': lines,
  'Put this into `/usr/local/bin/mill-night`:': lines,
  'Add the following to `~/.bashrc`:': lines,
  'Place the following in `/etc/profile.d/mill.sh`:': lines,
  'Created `/etc/network/if-up.d/mill`:': lines,
  '`scripts/night.sh`:': lines,
  'File: `night.sh`': lines,
  '**night.sh**': lines,
  'For example `/home/mill/night.sh`:': lines,
  'The script stops the mill at night.': script,
  'A script for the nights:': script,
  '### Nightly backup script': script,
  '### night.sh': script,
  '### Cron job': script,
  'Create a script that runs every night:': script,
  'Save this script and run it every night:': script,
  'Create a script that stops it. Then run it:': script,
  'Create `night.sh` with this content:': lines,
  'Create the script `night.sh` on the first host.': lines,
};
const ordered: readonly (readonly [string, string, readonly string[]])[] = [
  ['', script, scriptSteps],
  ['### Stop the mill', script, scriptSteps],
  ['Run the following script:', script, scriptSteps],
  ['Run this script on the first host:', script, scriptSteps],
  ['To stop the mill, execute this:', script, scriptSteps],
  ['Use this script to stop it:', script, scriptSteps],
  ['It takes a minute. Now run this:', script, scriptSteps],
  ['You can run the script below:', script, scriptSteps],
  ['Create the mill:', lines, lineSteps],
  ['Create the bucket with `night.sh`:', lines, lineSteps],
  ['Create a backup:', lines, lineSteps],
  ['Add a node first. Run this script:', script, scriptSteps],
  ['The mill creates a lock. Run this script:', script, scriptSteps],
  ['`/usr/local/bin/mill`:', lines, lineSteps],
  ['Make the script in /opt/mill/bin/stop available:', lines, lineSteps],
  ['Create `/opt/mill/bin/stop` links on all hosts:', lines, lineSteps],
  ['Create `night.sh`:', bash('cat > night.sh <<X\nuptime\nX'), ['cat > night.sh <<X\nuptime\nX']],
  ['Create `night.sh`:', bash('vim night.sh'), ['vim night.sh']],
  [
    'Add the mill to `/etc/hosts`:',
    bash("echo '10.0.0.1 mill' >> /etc/hosts"),
    ["echo '10.0.0.1 mill' >> /etc/hosts"],
  ],
  [
    'Save the state in `/srv/state`:',
    bash('cp /var/mill/state /srv/state'),
    ['cp /var/mill/state /srv/state'],
  ],
  ['`night.sh`:', bash('./night.sh --all'), ['./night.sh --all']],
  [
    'Add the key to `/etc/mill/keys`:',
    bash('sudo mill-keys add a.pub --now'),
    ['sudo mill-keys add a.pub --now'],
  ],
  [
    'Edit `/etc/mill.conf`, then restart it:',
    bash('systemctl restart mill'),
    ['systemctl restart mill'],
  ],
  // The shebang is not the first line of a file here.
  [
    'Look now and then:',
    bash('# As the owner\n#!/bin/bash\nhelm list -n mill'),
    ['helm list -n mill'],
  ],
];

describe('fences that are the content of a script', () => {
  for (const [words, fence] of Object.entries(files))
    it(`are no steps: ${words}`, () => expect(commandsIn(`${words}\n\n${fence}`)).to.eql([]));

  it('are no steps below a path in their own first line', () => {
    expect(commandsIn(`Look.\n\n${bash('# /opt/mill/night.sh\n#!/bin/sh\nuptime')}`)).to.eql([]);
    expect(commandsIn(`Look.\n\n\`\`\`\n#!/usr/bin/env bash\nsystemctl stop mill\n\`\`\``)).to.eql(
      [],
    );
  });

  it('are a person’s work where the words above say so', () => {
    const steps = stepsOf(`Create \`night.sh\`:\n\n${script}\n\nThen:\n\n${bash('sh night.sh')}`);
    expect(steps.map(({ kind, text }) => [kind, text.split('\n', 1)[0]])).to.eql([
      ['instruction', 'Create `night.sh`:'],
      ['material', '#!/bin/bash'],
      ['command', 'sh night.sh'],
    ]);
    const listed = stepsOf(
      `1. Create \`night.sh\`:\n\n   ${script.replaceAll('\n', '\n   ')}\n2. Look.`,
    );
    expect(listed.map(({ kind }) => kind)).to.eql(['instruction', 'material', 'instruction']);
  });

  it('are counted among what is not checked, and are no mistake of the fence', () => {
    const document = readDocument('mill.md', page(`A script:\n\n${script}`));
    const counted = [...unreadCommands(document)].map(({ count, where }) => [count, where]);
    expect(counted).to.eql([[3, 'the content of a script']]);
    expect([...notShell.check(document)]).to.eql([]);
  });
});

describe('fences that look like the content of a script', () => {
  for (const [words, fence, commands] of ordered)
    it(`are steps: ${words}`, () => expect(commandsIn(`${words}\n\n${fence}`)).to.eql(commands));
});
