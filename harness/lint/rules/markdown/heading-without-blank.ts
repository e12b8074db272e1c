import { tightLevel } from '../../../runbook/markdown/tight-headings.ts';
import type { Problem, Rule } from '../../engine/rule.ts';
import type { LintDocument } from '../../read/document.ts';

/** `##Title`: no heading for Markdown. */
export const headingWithoutBlank: Rule = {
  name: 'heading-without-blank',
  severity: 'warning',
  why: 'Markdown wants a blank after the signs, so the page shows no heading here. Firedrill reads one, lest the steps below join the procedure above.',
  examples: {
    bad: [
      '# Ops\n\n«##Drain»\n\n```bash\nls\n```\n',
      '# Ops\n\n## Look\ntext\n«###2. Drain it» ##\n- Wait\n',
      '# Ops\n\n«##**Drain**»\n',
      '# Ops\n\n«#Drain»\n\n- Wait\n',
    ],
    good: [
      '# Ops\n\n## Drain\n\n```bash\n##Drain\n#Drain\n```\n',
      '# Ops\n\n#ops-alerts is the channel\n\n#17 was the ticket\n\nAsk in\n#Ops\n',
      '# Ops\n\n##[error] no space left\n\n########## \n',
    ],
  },
  *check({ blocks, source }: LintDocument): Iterable<Problem> {
    for (const block of blocks) {
      if (block.kind !== 'heading') continue;
      const level = tightLevel(source.clean.slice(block.from, block.to));
      if (level === undefined) continue;
      const signs = '#'.repeat(level);
      const title = block.title.slice(0, 80);
      yield {
        place: source.placeAt(block.from),
        length: level + block.title.length,
        text: `Markdown does not recognize this heading, because no blank follows \`${signs}\`.`,
        instead: `${signs} ${title}`,
      };
    }
  },
};
