import { expect } from 'chai';
import { parseRunbook } from '../../harness/runbook/parse.ts';
import { actionOf, checkBranches } from '../../harness/scenario/actions.ts';
import { scenario } from '../scenario/documents.ts';

/** The last words of each command, with `?` where it is in a branch. */
const read = (text: string) =>
  stepsOf(text).map((step) => {
    const isBranch = step.label?.conditional === true;
    return `${step.text.split(' ').at(-1)}${isBranch ? '?' : ''}`;
  });

const stepsOf = (text: string) =>
  parseRunbook('x.md', `# Shop\n\n## Resolution\n\n${text}\n`).procedures.flatMap(({ steps }) =>
    steps.flatMap((step) => (step.kind === 'command' ? step : [])),
  );

const sh = (name: string) => `\`\`\`sh\nkubectl get ${name}\n\`\`\``;
const run = (name: string) => `Run \`kubectl get ${name}\``;

const tabs: Readonly<Record<string, string>> = {
  MkDocs: `=== "Linux"\n\n    ${sh('a').replaceAll('\n', '\n    ')}\n\n=== "macOS"\n\n    1. ${run('b')}`,
  Docusaurus: `<Tabs>\n<TabItem value="a" label="Linux">\n\n${sh('a')}\n\n</TabItem>\n<TabItem\n  value="b"\n>\n\n${run('b')}.\n\n</TabItem>\n</Tabs>`,
  VuePress: `::: tabs\n@tab Linux\n${sh('a')}\n@tab:active Mac\n${run('b')}\n:::`,
  VitePress: `:::tabs\n== Linux\n${sh('a')}\n== Mac\n${sh('b')}\n:::`,
  'a group of code': `::: code-group\n\`\`\`sh [npm]\nnpm install a\n\`\`\`\n\`\`\`sh [yarn]\nyarn add b\n\`\`\`\n:::`,
  GitBook: `{% tabs %}\n{% tab title="Linux" %}\n${sh('a')}\n{% endtab %}\n\n{% tab title="Mac" %}\n${sh('b')}\n{% endtab %}\n{% endtabs %}`,
  Hugo: `{{< tabs >}}\n{{< tab name="Linux" >}}\n${sh('a')}\n{{< /tab >}}\n{{% tab "Mac" %}}\n${sh('b')}\n{{% /tab %}}\n{{< /tabs >}}`,
  'MyST, colons': `::::{tab-set}\n:::{tab-item} Linux\n${sh('a')}\n:::\n:::{tab-item} Mac\n:sync: mac\n${sh('b')}\n:::\n::::`,
  'MyST, fences': `\`\`\`\`\`{tab-set}\n\`\`\`\`{tab-item} Linux\n${sh('a')}\n\`\`\`\`\n\`\`\`\`{tab-item} Mac\n${run('b')}\n\`\`\`\`\n\`\`\`\`\``,
};

const conditions: readonly (readonly [string, ...string[]])[] = [
  [
    `<details>\n<summary>Only if the primary is down</summary>\n\n${sh('a')}\n\n1. ${run('b')}\n\n</details>\n\n${run('c')}`,
    'a?',
    'b?',
    'c',
  ],
  [`<details><summary>More</summary>\n\n${sh('a')}\n\n</details>`, 'a'],
  [`??? note "If it fails"\n\n    ${run('a')}\n\n${run('b')}`, 'a?', 'b'],
  [`:::tip[If it fails]\n${run('a')}\n:::\n\n${run('b')}`, 'a?', 'b'],
  [`Only when the disk is full:\n\n${sh('a')}`, 'a?'],
  [
    `**Option A**\n\n${sh('a')}\n\n**Option B: restore**\n\n${run('b')}.\n\n**Verification**\n\n${sh('c')}`,
    'a?',
    'b?',
    'c',
  ],
  [`Option A:\n\n1. ${run('a')}\n\nOption B:\n\n1. ${run('b')}`, 'a?', 'b?'],
  ['- Option 1: `kubectl get a`\n- Option 2: `kubectl get b`', 'a?', 'b?'],
  [
    `If the disk is full:\n\n1. ${run('a')}\n   - ${run('b')}\n\nOtherwise:\n\n- ${run('c')}\n\nThen look:\n\n- ${run('d')}`,
    'a?',
    'b?',
    'c?',
    'd',
  ],
  [`**If the disk is full:**\n\nLook at it.\n\n${sh('a')}\n\nand then\n\n${sh('b')}`, 'a?', 'b?'],
  [`Otherwise restore the backup.\n\n${sh('a')}\n\nThen look at it.\n\n${sh('b')}`, 'a?', 'b'],
  [`1. If the disk is full:\n   - \`\`\`sh\n     kubectl get a\n     \`\`\``, 'a?'],
  [
    `1. Only when it is full, run \`kubectl get a\`\n2. Should this fail, run \`kubectl get b\`\n3. As a last resort, run \`kubectl get c\`\n4. (Optional) \`kubectl get d\``,
    'a?',
    'b?',
    'c?',
    'd?',
  ],
  [
    `1. Once it is up, run \`kubectl get a\`\n2. When done, run \`kubectl get b\`\n3. Check if it is up: \`kubectl get c\``,
    'a',
    'b',
    'c',
  ],
  // The condition is in another sentence.
  [`If it fails, call me. Look at the following:\n\n- ${run('a')}`, 'a'],
];

const sentences: readonly (readonly [string, ...string[]])[] = [
  ['Run `kubectl get a`; if that fails, run `kubectl get b`.', 'a', 'b?'],
  ['Run `kubectl get a`. If it hangs, run `kubectl get b`.', 'a', 'b?'],
  ['If it is full, run `kubectl get a` and `kubectl get b`', 'a?', 'b?'],
  ['Run `kubectl get a` if it is full, then run `kubectl get b`.', 'a?', 'b'],
  ['Run `kubectl get a`, and if it does not come back, `kubectl get b`.', 'a', 'b?'],
  ['Run `kubectl get a`; otherwise run `kubectl get b`.', 'a', 'b?'],
  ['Run `kubectl get a`, or else run `kubectl get b`.', 'a', 'b?'],
  ['Run `kubectl get a` and `kubectl get b` if needed.', 'a?', 'b?'],
  ['Run `kubectl get a` - should it fail, run `kubectl get b`.', 'a', 'b?'],
  [
    'Run `kubectl get a`; failing that, run `kubectl get b`; then run `kubectl get c`.',
    'a',
    'b?',
    'c',
  ],
  ['Run `kubectl get a` to see if it is up, then run `kubectl get b`.', 'a', 'b'],
];

describe('branches', () => {
  for (const [name, text] of Object.entries(tabs))
    it(`are the tabs of ${name}`, () => {
      expect(read(`${text}\n\n${run('c')}`)).to.deep.equal(['a?', 'b?', 'c']);
    });
  it('are no tabs of a command and its output, and no tab alone', () => {
    const output = '=== "Output"\n\n    ```\n    foo bar\n    ```';
    const command = `=== "Command"\n\n    ${sh('a').replaceAll('\n', '\n    ')}`;
    expect(read(`${command}\n\n${output}`)).to.deep.equal(['a']);
    expect(read(`<Tabs>\n<TabItem value="a">\n\n${sh('a')}\n\n</TabItem>\n</Tabs>`)).to.deep.equal([
      'a',
    ]);
  });
  it('are no marks in code', () => {
    const text = '```sh\ncat <<X\n=== "A"\n::: tabs\nX\n```';
    expect(read(`${text}\n\n${run('c')}`)).to.deep.equal(['tabs\nX', 'c']);
  });
  for (const [text, ...steps] of conditions)
    it(JSON.stringify(text), () => {
      expect(read(text)).to.deep.equal(steps);
    });
  for (const [text, ...steps] of sentences)
    it(text, () => {
      expect(read(`1. ${text}`)).to.deep.equal(steps);
    });
  it('without a number are decided by their words', () => {
    const steps = stepsOf(tabs.MkDocs ?? '');
    const own = scenario("branches:\n  - { where: macOS, take: false, because: 'it is Linux' }");
    const { branches, notes } = checkBranches(steps, own);
    const kinds = steps.map((step) => actionOf(step, step.text, { ...own, branches }).kind);
    expect(kinds).to.deep.equal(['run', 'not-taken']);
    expect(notes.map(({ text }) => text)).to.deep.equal([
      '"Linux" is a branch that the scenario does not decide, so it is taken',
    ]);
    expect(() => scenario('branches: [{ take: false, because: no }]')).to.throw(
      'number of the item',
    );
  });
});
