import { expect } from 'chai';
import { parseRunbook } from '../../harness/runbook/parse.ts';

const commandsIn = (text: string) =>
  parseRunbook('x.md', `# Shop\n\n## Resolution\n\n${text}\n`).procedures.flatMap(({ steps }) =>
    steps.flatMap((step) => (step.kind === 'command' ? step.text : [])),
  );
const fence = '```sh\nkubectl delete ns shop\n```';

describe('fences that a reader is told not to run', () => {
  for (const above of [
    'Do not run this:',
    'Never do this in production:',
    'It is slow. Please do not use these commands:',
    '**Wrong:**',
    '❌ Don’t:',
    'Bad example (it deletes all):',
    'Never use `kubectl delete ns`:',
    'Avoid running this.',
    '### Anti-patterns',
    '### ❌ Unsafe (prints the password)',
    'Wrong: it deletes all of them',
    '### What not to do',
    '### Bad example\n\nIt deletes everything:',
  ])
    it(`are text: ${above}`, () => {
      expect(commandsIn(`${above}\n\n${fence}`)).to.deep.equal([]);
    });
  for (const above of [
    'Do not forget to run this:',
    'Do not skip this step:',
    'Never run this as root:',
    'Do not run this before the backup is done:',
    'Do not run the old script. Run this:',
    'Do not use `--force`:',
    'Wrong node count:',
    'Bad: it is slow, use this instead:',
    'If the count is wrong:',
    '**Right:**',
    '### Anti-patterns\n\nDo this instead:',
    '### Never lose data',
  ])
    it(`are commands: ${above}`, () => {
      expect(commandsIn(`${above}\n\n${fence}`)).to.deep.equal(['kubectl delete ns shop']);
    });
  it('are also those under a comment', () => {
    const text =
      '```sh\n# WRONG: deletes all\nkubectl delete ns shop\n# Right:\nkubectl delete pod web-0\n```';
    expect(commandsIn(text)).to.deep.equal(['kubectl delete pod web-0']);
  });
});

describe('directives of page generators', () => {
  it('have options that are no commands', () => {
    for (const options of [':caption: Restart\n:linenos:\n\n', '---\ncaption: Restart\n---\n']) {
      const text = `\`\`\`{code-block} bash\n${options}systemctl restart shop\n\`\`\``;
      expect(commandsIn(text), options).to.deep.equal(['systemctl restart shop']);
    }
    expect(commandsIn('```{code-block}\n:caption: x\nkubectl get pods\n```')).to.deep.equal([
      'kubectl get pods',
    ]);
  });
  it('have Markdown in them', () => {
    const text =
      '````{note}\n```bash\nkubectl get pods\n```\n````\n\n```{tip}\nRun `kubectl get svc`.\n```';
    expect(commandsIn(text)).to.deep.equal(['kubectl get pods', 'kubectl get svc']);
  });
});

describe('prose above a fence in a quote', () => {
  for (const title of ['**Warning**', '[!NOTE]', '[!TIP] Look'])
    it(`is read under ${title}`, () => {
      const text = `> ${title}\n> Run \`kubectl get pods\`\n> \`\`\`sh\n> kubectl get svc\n> \`\`\``;
      expect(commandsIn(text)).to.deep.equal(['kubectl get pods', 'kubectl get svc']);
    });
});

describe('a root prompt', () => {
  it('may stand before programs that nobody knows, in a session', () => {
    expect(commandsIn('```console\n# stock stop\n# stock start\n```')).to.deep.equal([
      'stock stop',
      'stock start',
    ]);
    expect(commandsIn('```console\n# The first line\n# stock start\n```')).to.deep.equal([]);
  });
  it('is no second program', () => {
    expect(commandsIn('Execute: `sudo -i` then `systemctl restart shop`')).to.deep.equal([
      'sudo -i',
      'systemctl restart shop',
    ]);
  });
});
