import { programAt } from '../../../runbook/commands/program-at.ts';
import type { Command } from '../../../runbook/commands/script.ts';
import type { Problem, Rule } from '../../engine/rule.ts';
import type { LintDocument } from '../../read/document.ts';
import { pipelinesOf } from '../../read/pipelines.ts';
import { isPrinted } from '../../read/printed-commands.ts';

/** The environment of a container usually contains its passwords. */
export const environmentPrinted: Rule = {
  name: 'environment-printed',
  severity: 'note',
  why: 'Most containers receive their secrets as variables, and what a terminal shows is kept and shared.',
  examples: {
    bad: [
      'kubectl exec deploy/web -n shop -- «env»',
      'kubectl exec web-0 -- «printenv» | sort',
      'kubectl exec web-0 -- «env» | grep -E "DB_|CACHE_"',
      'docker exec shop «env» | grep -i password',
    ],
    good: [
      'kubectl exec web-0 -- printenv DB_HOST',
      'kubectl exec web-0 -- env | cut -d= -f1',
      'kubectl exec web-0 -- env | grep DB_HOST',
      'kubectl exec web-0 -- env TZ=UTC date',
      'kubectl set env deploy/web --list',
      'env',
    ],
  },
  *check(document: LintDocument): Iterable<Problem> {
    for (const pipeline of pipelinesOf(document)) {
      const [first, ...others] = pipeline.commands;
      const at = programAt(first, 'env', 'printenv');
      if (at < 1 || at < first.words.length - 1 || !isPrinted(pipeline)) continue;
      if (others.some(namesOnly)) continue;
      yield {
        ...first.at(at),
        text: "This prints the container's variables, which often hold passwords.",
        instead: 'printenv NAME',
      };
    }
  },
};

/** `cut -d= -f1` */
const namesOnly = ({ words }: Command) =>
  (words[0] === 'cut' && words.includes('-f1')) || (words[0] === 'awk' && words.includes('-F='));
