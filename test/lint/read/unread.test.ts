import { expect } from 'chai';
import { readDocument } from '../../../harness/lint/read/document.ts';
import { unreadCommands } from '../../../harness/lint/read/unread.ts';

const reported = (text: string) =>
  [...unreadCommands(readDocument('x.md', text))].map(
    ({ place, count, where }) => `${place.line}:${place.column} ${count} in ${where}`,
  );
const fence = (language: string, text: string) => `# X\n\n\`\`\`${language}\n${text}\n\`\`\`\n`;

describe('commands that are not checked are reported', () => {
  it('in a fence of another language', () => {
    expect(
      reported(fence('powershell', 'az login --tenant 1\nWrite-Host x\naz group list')),
    ).to.eql(['4:1 3 in a fence of powershell']);
    expect(
      reported(fence('yaml', '# Raise it:\nkubectl edit broker web\nspec:\n  size: 3')),
    ).to.eql(['5:1 1 in a fence of yaml']);
    expect(reported(fence('', 'First of all:\nkubectl get pods'))).to.eql([
      '5:1 1 in a fence of other text',
    ]);
  });

  it('in HTML', () => {
    expect(reported('# X\n\n<p>\n<code>curl -f http://web/health</code>\n</p>\n')).to.eql([
      '4:1 1 in HTML',
    ]);
    expect(reported('# X\n\n<pre>\n$ curl -f http://web/health\nok\n</pre>\n')).to.eql([]);
    expect(reported('# X\n\n<pre>\nLook:\nkubectl get pods\n</pre>\n')).to.eql([
      '5:1 1 in a fence of other text',
    ]);
    expect(reported(`# X\n\n${'<pre>kubectl get pods\n'.repeat(20_000)}`)[0]).to.contain('in HTML');
  });

  it('in running text, all together', () => {
    const text = '# X\n\nWhat `kubectl get pods` says.\n\n- `sudo reboot now` at `22:00 UTC`\n';
    expect(reported(text)).to.eql(['3:7 2 in running text']);
    expect(reported('# X\n\n## Fix\n\nRun `kubectl get pods`, or `kubectl`.\n')).to.eql([]);
    expect(reported('| a | b |\n|---|---|\n| full | `df -h /var` |\n')).to.eql([
      '3:11 1 in running text',
    ]);
    const bare = 'Look:\ncurl -f web/health\n\n- sudo reboot now\n- docker stop is not enough\n';
    expect(reported(bare)).to.eql(['2:1 2 in running text']);
  });

  it('at a Windows prompt, and in a session that does not show what is typed', () => {
    expect(
      reported(fence('console', 'PS C:\\ops> kubectl get pods\nPS C:\\ops> helm list')),
    ).to.eql(['4:1 2 in a fence of console']);
    expect(reported(fence('powershell', 'C:\\> kubectl get pods'))).to.eql([
      '4:1 1 in a fence of powershell',
    ]);
    expect(reported(fence('console', 'lathe is turning\nslowly'))).to.eql([
      '4:1 0 in a fence of console',
    ]);
    expect(reported(fence('', 'az vm start `\n  --name mill\naz vm list'))).to.eql([
      '4:1 2 in a fence of PowerShell',
    ]);
    expect(reported(fence('powershell', 'Get-Service mill |\n  Restart-Service'))).to.have.length(
      1,
    );
  });

  it('in inline HTML, in bold, in a table, after a term', () => {
    expect(
      reported('# X\n\nRun <code>kubectl get pods</code>, not <code>kubectl</code>.\n'),
    ).to.eql(['3:5 1 in HTML']);
    expect(reported('**kubectl get pods**\n\nStop\n: helm uninstall lathe\n')).to.eql([
      '1:3 2 in running text',
    ]);
    expect(reported('| a | b |\n|---|---|\n| full | df -h /var |\n')).to.eql([
      '3:10 1 in running text',
    ]);
  });

  it('and a line that may be a command, alone in a fence without a language', () => {
    expect(reported(fence('', 'catalogue queue purge'))).to.eql(['4:1 1 in a fence of other text']);
    expect(reported('It prints:\n\n```\ncatalogue queue empty\n```\n')).to.eql([]);
    expect(reported('It ends with an error:\n\n```\nqueue has gone\n```\n')).to.eql([]);
    expect(reported(fence('', 'interface vlan 10'))).to.eql([]);
    expect(reported(fence('', 'catalogue queue purge\npurged 12'))).to.eql([]);
    expect(reported(fence('', 'catalogue queue purge\nledger queue list'))).to.eql([
      '4:1 2 in a fence of other text',
    ]);
  });

  it('and nothing else is reported', () => {
    expect(reported(fence('bash', 'kubectl get pods'))).to.eql([]);
    expect(reported(fence('', 'kubectl get pods'))).to.eql([]);
    expect(reported(fence('html', '<pre>\nweb-get\n</pre>'))).to.eql([]);
    expect(reported(fence('yaml', 'script:\n  kubectl get pods'))).to.eql([]);
    expect(reported(fence('json', '{ "a": "kubectl get pods" }'))).to.eql([]);
    expect(reported('The `replicas: 3` of `web is down`, and `--force`.\n')).to.eql([]);
  });
});
