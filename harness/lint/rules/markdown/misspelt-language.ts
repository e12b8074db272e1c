import { misspeltShell } from '../../../runbook/fences/fence-language.ts';
import { isMislabelledShell } from '../../../runbook/fences/mislabelled.ts';
import type { Problem, Rule } from '../../engine/rule.ts';
import type { LintDocument } from '../../read/document.ts';

/** Shell in a fence whose language nothing is called (`7sh`, `bahs`), or which is marked as another language. */
export const misspeltLanguage: Rule = {
  name: 'misspelt-language',
  severity: 'warning',
  why: 'Firedrill reads the fence as shell all the same, but pages and other programs do not know the language, or take it for another one.',
  examples: {
    bad: [
      '# Mill\n\n```«7sh»\nmill stop\n```\n',
      '# Mill\n\n~~~ «bahs»\nmill stop\n~~~\n',
      '# Mill\n\n```«python»\nkubectl get pods -n mill\n```\n',
      '# Mill\n\n1. Stop:\n   ```«shel»\n   mill stop\n   ```\n',
    ],
    good: [
      '# Mill\n\n```bash\nmill stop\n```\n',
      '# Mill\n\n```yaml\nkubectl: 1.32\n```\n',
      '# Mill\n\n```base\nMILL\n```\n',
      '# Mill\n\n```azurecli-interactive\naz vm start --name mill\n```\n',
      '# Mill\n\n```hash\n3f\n```\n',
      '# Mill\n\n```\nbahs\n```\n',
    ],
  },
  *check({ blocks, source }: LintDocument): Iterable<Problem> {
    for (const block of blocks) {
      if (block.kind !== 'fence' || block.language === null) continue;
      const { language } = block;
      const misspelt = misspeltShell(language);
      if (misspelt === undefined && !isMislabelledShell(block)) continue;
      const opening = source.clean.slice(block.from, block.from + 300).toLowerCase();
      const at = block.from + opening.indexOf(language);
      const text = misspelt
        ? `No language is called "${language}".`
        : `This fence is marked as ${language}, but every command in it is one of the shell.`;
      yield {
        place: source.placeAt(at),
        length: language.length,
        text,
        instead: misspelt ?? 'bash',
      };
    }
  },
};
