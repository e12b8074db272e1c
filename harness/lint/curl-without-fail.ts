import type { Command, LintDocument } from './document.ts';
import type { Problem, Rule } from './rule.ts';

/** `curl` ends with 0 whatever the server answers, unless it is told to fail. */
export const curlWithoutFail: Rule = {
  name: 'curl-without-fail',
  severity: 'warning',
  why: 'Without --fail curl reports success for a 404 or a 500 as well, and so does the step.',
  examples: {
    bad: [
      '«curl» http://shop/health',
      'kubectl exec deploy/web -- «curl» -s http://localhost/health',
    ],
    good: [
      'curl --fail http://shop/health',
      'curl -fsS http://shop/health',
      'curl --fail-with-body http://shop/health',
      "curl -s -o /dev/null -w '%{http_code}' http://shop/health",
      'curl -s http://shop/health | jq -e .ok',
      'status=$(curl -s http://shop/health)',
    ],
  },
  *check({ commands }: LintDocument): Iterable<Problem> {
    for (const command of commands) {
      const at = command.words.indexOf('curl');
      if (at < 0 || isRead(command) || canFail(command.words.slice(at + 1))) continue;
      yield {
        ...command.at(at),
        text: '`curl` succeeds here whatever the server answers.',
        instead: 'curl --fail --silent --show-error …',
      };
    }
  },
};

/** Somebody looks at what it printed. */
const isRead = ({ piped, substituted, redirections }: Command) =>
  piped || substituted || redirections.some(({ operator }) => operator.startsWith('>'));

const canFail = (words: readonly string[]) =>
  words.some(
    (word) =>
      /^--fail/.test(word) || /^-[a-zA-Z]*f/.test(word) || word === '-w' || word === '--write-out',
  );
