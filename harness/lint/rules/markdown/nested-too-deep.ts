import { deepest, deepMarks } from '../../../runbook/markdown/nesting.ts';
import type { Problem, Rule } from '../../engine/rule.ts';
import type { LintDocument } from '../../read/document.ts';

/** More lists and quotes in one another than are read: no runbook has them, and they could be made to be slow. */
export const nestedTooDeep: Rule = {
  name: 'nested-too-deep',
  severity: 'error',
  why: 'Pages show it each in its own way, and what stands in it is read as one paragraph here: no command of it is checked.',
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
        text: `Up to here this line opens ${deepest} lists and quotes in one another, or its marks stand as far to the right: no more are read.`,
        instead: 'Headings, with a short list under each.',
      };
    }
  },
};
