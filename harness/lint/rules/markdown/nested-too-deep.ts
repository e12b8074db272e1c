import { deepest, deepMarks } from '../../../runbook/markdown/nesting.ts';
import type { Problem, Rule } from '../../engine/rule.ts';
import type { LintDocument } from '../../read/document.ts';

/** Lists and quotes nested deeper than the parser reads: no runbook needs them, and they could make it slow. */
export const nestedTooDeep: Rule = {
  name: 'nested-too-deep',
  severity: 'error',
  why: 'Every Markdown renderer shows this differently, and Firedrill reads it as one paragraph: it checks no command in it.',
  examples: {
    bad: [
      `# Ops\n\n${'- '.repeat(50).trim()}«${' -'.repeat(30)}» a\n`,
      `# Ops\n\n${'>'.repeat(50)}«>>>» a\n`,
    ],
    good: [
      `# Ops\n\n${'> - '.repeat(25)}a\n`,
      `# Ops\n\n${'-'.repeat(80)}\n\n${'* '.repeat(40)}\n`,
      `# Ops\n\n\`\`\`text\n${' '.repeat(500)}* here\n\`\`\`\n`,
    ],
  },
  *check({ source, blocks }: LintDocument): Iterable<Problem> {
    const fences = blocks.filter(({ kind }) => kind === 'fence').values();
    let fence = fences.next().value;
    for (const { from, to } of deepMarks(source.clean)) {
      while (fence?.kind === 'fence' && fence.to <= from) fence = fences.next().value;
      if (fence?.kind === 'fence' && fence.from <= from) continue;
      yield {
        place: source.placeAt(from),
        length: to - from,
        text: `This line opens more than ${deepest} nested lists and quotes, or indents its marks as far; anything deeper is not read.`,
        instead: 'Use headings, with a short list under each.',
      };
    }
  },
};
