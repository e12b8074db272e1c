import { tooDeep } from '../../../runbook/shell/quote-reader.ts';
import type { Problem, Rule } from '../../engine/rule.ts';
import type { LintDocument } from '../../read/document.ts';

const nested = (depth: number) => `${'$('.repeat(depth)}uptime${')'.repeat(depth)}`;

/** Substitutions in substitutions: a shell may accept them, but they are not read. */
export const nestedTooDeeply: Rule = {
  name: 'nested-too-deeply',
  severity: 'note',
  why: 'Nothing of the statement was checked, and a drill runs it as it is written.',
  examples: {
    bad: [`# Ops\n\n\`\`\`bash\n«echo» ${nested(300)}\n\`\`\`\n`],
    good: [`# Ops\n\n\`\`\`bash\necho ${nested(50)}\n\`\`\`\n`],
  },
  *check({ scripts }: LintDocument): Iterable<Problem> {
    for (const { statements, text, placeAt } of scripts) {
      for (const { from, problem } of statements) {
        if (problem?.message !== tooDeep) continue;
        yield {
          place: placeAt(from),
          length: /^\S*/.exec(text.slice(from, from + 80))?.[0].length ?? 1,
          text: 'Firedrill does not read commands that are nested so deeply.',
        };
      }
    }
  },
};
