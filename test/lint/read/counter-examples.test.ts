import { expect } from 'chai';
import { checkRunbook } from '../../../harness/lint/engine/check.ts';

describe('counter-examples', () => {
  const linesIn = (text: string) => [
    ...new Set(checkRunbook('a.md', `# Shop\n\n${text}`).map(({ place }) => place.line)),
  ];
  const fence = (...lines: string[]) => `\`\`\`bash\n${lines.join('\n')}\n\`\`\`\n`;
  const bad = 'kubectl get pods –n shop';

  for (const above of [
    '**Wrong:**',
    '**❌ Wrong**:',
    'Bad:',
    '❌ Bad example:',
    "Don't do this:",
    'Do not run this:',
    'Never do this:',
    '### ❌ Unsafe (prints the password)',
    '#### Incorrect',
    '### Anti-patterns',
    '### What not to do',
  ]) {
    it(`are not reported: ${above}`, () => {
      expect(linesIn(`${above}\n\n${fence(bad)}`)).to.deep.equal([]);
    });
  }

  for (const above of [
    '### Wrong replica count',
    '### ❌ Pods fail',
    'Bad gateway:',
    'If the count is wrong:',
    'Avoid an outage:',
    'Never skip this:',
    "Don't forget to drain it:",
    '### Incorrect password',
  ]) {
    it(`are not what is below: ${above}`, () => {
      expect(linesIn(`${above}\n\n${fence(bad)}`)).to.include(6);
    });
  }

  it('end at the next comment of their fence', () => {
    const lines = linesIn(fence('# ❌ Wrong', bad, '# ✅ Right', bad, '# BAD: this', bad));
    expect(lines).to.deep.equal([7]);
  });
});
