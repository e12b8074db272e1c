import { expect } from 'chai';
import { readDocument } from '../../harness/lint/document.ts';
import { unreadCommands } from '../../harness/lint/unread.ts';

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

  it('and of nothing else', () => {
    expect(told(fence('bash', 'kubectl get pods'))).to.eql([]);
    expect(told(fence('', 'kubectl get pods'))).to.eql([]);
    expect(told(fence('html', '<pre>\nweb-get\n</pre>'))).to.eql([]);
    expect(told(fence('yaml', 'script:\n  kubectl get pods'))).to.eql([]);
    expect(told(fence('json', '{ "a": "kubectl get pods" }'))).to.eql([]);
    expect(told('The `replicas: 3` of `web is down`, and `--force`.\n')).to.eql([]);
  });
});
