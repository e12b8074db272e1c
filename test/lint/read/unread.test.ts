import { expect } from 'chai';
import { readDocument } from '../../../harness/lint/read/document.ts';
import { unreadCommands } from '../../../harness/lint/read/unread.ts';

const told = (text: string) =>
  [...unreadCommands(readDocument('x.md', text))].map(
    ({ place, count, where }) => `${place.line}:${place.column} ${count} in ${where}`,
  );
const fence = (language: string, text: string) => `# X\n\n\`\`\`${language}\n${text}\n\`\`\`\n`;

describe('commands that are not checked are told of', () => {
  it('in a fence of another language', () => {
    expect(told(fence('powershell', 'az login --tenant 1\nWrite-Host x\naz group list'))).to.eql([
      '4:1 2 in a fence of powershell',
    ]);
    expect(told(fence('yaml', '# Raise it:\nkubectl edit broker web\nspec:\n  size: 3'))).to.eql([
      '5:1 1 in a fence of yaml',
    ]);
    expect(told(fence('', 'First of all:\nkubectl get pods'))).to.eql([
      '5:1 1 in a fence of other text',
    ]);
  });

  it('in HTML', () => {
    expect(told('# X\n\n<pre>\n$ curl -f http://web/health\nok\n</pre>\n')).to.eql([
      '3:1 1 in HTML',
    ]);
    expect(told(`# X\n\n${'<pre>kubectl get pods\n'.repeat(20_000)}`)[0]).to.contain('in HTML');
  });

  it('in running text, together', () => {
    const text =
      '# X\n\nRun `kubectl get pods`, or `kubectl`.\n\n- `sudo reboot now` at `22:00 UTC`\n';
    expect(told(text)).to.eql(['3:6 2 in running text']);
    expect(told('| a | b |\n|---|---|\n| full | `df -h /var` |\n')).to.eql([
      '3:11 1 in running text',
    ]);
    const bare = 'Look:\ncurl -f web/health\n\n- sudo reboot now\n- docker stop is not enough\n';
    expect(told(bare)).to.eql(['2:1 2 in running text']);
  });

  it('at a prompt of Windows, and where nothing tells what is typed', () => {
    expect(told(fence('console', 'PS C:\\ops> kubectl get pods\nPS C:\\ops> helm list'))).to.eql([
      '4:1 2 in a fence of console',
    ]);
    expect(told(fence('powershell', 'C:\\> kubectl get pods'))).to.eql([
      '4:1 1 in a fence of powershell',
    ]);
    expect(told(fence('console', 'lathe is turning\nslowly'))).to.eql([
      '4:1 0 in a fence of console',
    ]);
    expect(told(fence('', '$kubectl get pods'))).to.eql(['4:1 1 in a fence of other text']);
  });

  it('in HTML of a line, in bold, in a table, behind a term', () => {
    expect(told('# X\n\nRun <code>kubectl get pods</code>, not <code>kubectl</code>.\n')).to.eql([
      '3:5 1 in HTML',
    ]);
    expect(told('**kubectl get pods**\n\nStop\n: helm uninstall lathe\n')).to.eql([
      '1:3 2 in running text',
    ]);
    expect(told('| a | b |\n|---|---|\n| full | df -h /var |\n')).to.eql([
      '3:10 1 in running text',
    ]);
  });

  it('and of nothing else', () => {
    expect(told(fence('bash', 'kubectl get pods'))).to.eql([]);
    expect(told(fence('', 'kubectl get pods'))).to.eql([]);
    expect(told(fence('html', '<pre>\nweb-get\n</pre>'))).to.eql([]);
    expect(told(fence('yaml', 'script:\n  kubectl get pods'))).to.eql([]);
    expect(told(fence('json', '{ "a": "kubectl get pods" }'))).to.eql([]);
    expect(told('The `replicas: 3` of `web is down`, and `--force`.\n')).to.eql([]);
  });
});
