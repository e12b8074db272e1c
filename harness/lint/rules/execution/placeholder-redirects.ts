import type { Script } from '../../../runbook/commands/script.ts';
import { readShell, type Statement } from '../../../runbook/shell/statements.ts';
import type { Problem, Rule } from '../../engine/rule.ts';
import { isOfConsole } from '../../read/consoles.ts';
import type { LintDocument } from '../../read/document.ts';

type Hole = Script['holes'][number];

/** To the shell `<name> x` reads from the file `name` and writes to the file `x`. */
export const placeholderRedirects: Rule = {
  name: 'placeholder-redirects',
  severity: 'warning',
  why: 'Pasted as written, it reads a file that does not exist, or empties one that does, and the word after it is no longer an argument; or the shell refuses it all.',
  examples: {
    bad: [
      'kubectl describe pod «<pod-name>» -n shop',
      'kubectl delete pod «<pod-name>» -n <namespace>',
      'ssh root@«<vm-ip>»',
      'systemctl show «<unit>» --no-pager',
      'for pod in «<pods>»; do kubectl delete pod "$pod"; done',
    ],
    good: [
      'kubectl logs web | grep "<pod-name>"',
      'kubectl describe pod "$POD_NAME" -n shop',
      'psql shop <dump.sql >report',
      'kubectl get pods # then <pod-name> is known',
      'cat > page.html <<EOF\n<title>\nEOF',
      'echo \\<none\\>',
      'show bgp neighbor <peer-ip> routes',
      'clear bgp neighbor <peer-ip> soft',
    ],
  },
  *check({ scripts }: LintDocument): Iterable<Problem> {
    for (const script of scripts) {
      if (script.holes.length > 0) yield* inScript(script);
    }
  },
};

function* inScript(script: Script): Iterable<Problem> {
  const targets = redirected(script.text);
  let next = 0;
  for (const statement of script.statements) {
    const holes: Hole[] = [];
    for (let hole = script.holes[next]; hole && hole.at < statement.to; hole = script.holes[next]) {
      if (hole.at >= statement.from && targets.has(hole.at + 1)) holes.push(hole);
      next += 1;
    }
    const [first] = holes;
    const [command] = statement.commands;
    const words = command?.words.map(({ from, to }) => script.text.slice(from, to)) ?? [];
    if (first && !isOfConsole(words))
      yield problemOf(
        script,
        first,
        new Set(holes.map(({ name }) => name)),
        holes.some(endsLine(script)),
      );
  }
}

/** Offsets of the words that the shell takes for files to read if the text runs as written. */
function redirected(text: string): ReadonlySet<number> {
  const statements = readShell(text).filter((part): part is Statement => part.kind === 'statement');
  const commands = statements.flatMap(({ commands }) => commands);
  const targets = commands
    .flatMap(({ redirections }) => redirections)
    .filter(({ operator }) => operator === '<')
    .map(({ target }) => target.from);
  const refused = statements.flatMap(({ problem }) => problem?.at ?? []);
  return new Set([...targets, ...refused.map((at) => at + 1)]);
}

/** Nothing that could be a file name follows its `>`. */
const endsLine =
  ({ text }: Script) =>
  ({ at, name }: Hole) =>
    /^[ \t]*(?:$|[\n;)])/.test(text.slice(at + name.length + 2, at + name.length + 100));

function problemOf(
  script: Script,
  { at, name }: Hole,
  names: ReadonlySet<string>,
  isRefused: boolean,
): Problem {
  const written = [...names].map((one) => `\`<${one}>\``).join(', ');
  const variables = [...names].map((one) => `"\${${one.replace(/\W+/g, '_').toUpperCase()}}"`);
  return {
    place: script.placeAt(at),
    length: name.length + 2,
    text: isRefused
      ? `${written}: nothing follows the last \`>\`, so the shell refuses the whole line.`
      : `${written}: the shell reads the brackets as redirections.`,
    instead: variables.join(', '),
  };
}
