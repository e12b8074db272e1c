import { argumentsOf, programAt } from '../../../runbook/commands/program-at.ts';
import type { Command } from '../../../runbook/commands/script.ts';
import { startOfInner } from '../../../runbook/commands/wrappers.ts';
import { effectOfCommand } from '../../../runbook/effect/document-command.ts';
import { readInvocation } from '../../../runbook/kubectl/invocation.ts';
import type { Problem, Rule } from '../../engine/rule.ts';
import { changes } from '../../read/changes.ts';
import { hasOption } from '../../read/curl.ts';
import type { LintDocument } from '../../read/document.ts';
import { readGrep } from '../../read/grep.ts';
import { type Pipeline, pipelinesOf } from '../../read/pipelines.ts';

/** Without `pipefail` a pipe ends as its last command does. */
export const pipeHidesFailure: Rule = {
  name: 'pipe-hides-failure',
  severity: 'warning',
  why: 'A pipe ends with the exit code of its last command, and that command succeeds even without input.',
  examples: {
    bad: [
      '«pg_dump» shop | gzip > shop.sql.gz',
      'kubectl exec db-0 -- «pg_dump» shop | gzip > shop.sql.gz',
      '«kubectl» get configmaps -n shop -o json | jq "del(.items[].metadata.uid)" > backup.json',
      '«kubectl» apply -f shop.yaml | tee apply.log',
      '«kubectl» rollout status deploy/web | tail -1',
      '«curl» -fsS http://shop/health | jq .status',
      '«curl» -s http://shop/health | jq',
      '«helm» upgrade shop ./chart | grep -v "^WARN"',
      '«kubectl» get deploy -o name | xargs -r -n 1 kubectl rollout status',
      '«curl» -s http://shop/api | jq .status',
      "«curl» -s http://shop/api | jq -r '.checks.status'",
    ],
    good: [
      'set -euo pipefail\npg_dump shop | gzip > shop.sql.gz',
      'set -o pipefail; kubectl apply -f shop.yaml | tee apply.log',
      'pg_dump shop | gzip > shop.sql.gz; test "$PIPESTATUS" -eq 0',
      'kubectl get pods | tail -5',
      'kubectl logs deploy/web | tail -100',
      'curl -fsS http://shop/health | jq -e .ok',
      'curl -fsS http://shop/health | grep -q UP',
      'curl -s "http://prometheus/api/v1/query?query=up" | jq .data.result',
      'kubectl create secret generic a --dry-run=client -o yaml | kubectl apply -f -',
      'kubectl get events | tail -20 > events.txt',
      'yes | kubectl delete pod web-0',
      'kubectl get nodes -o name | xargs -n 1 kubectl describe',
      'curl -s http://shop/api | jq .orders',
      'body=$(curl -s http://shop/health | head -c 100)\necho "$body"',
    ],
  },
  *check(document: LintDocument): Iterable<Problem> {
    const isHealed = healing(document);
    for (const pipeline of pipelinesOf(document)) {
      const { commands, last } = pipeline;
      const first = commands[0];
      if (commands.length < 2 || isHealed(first)) continue;
      const what = subject(pipeline);
      if (!what || !commands.slice(1).every(passesNothing)) continue;
      yield {
        ...first.at(what.at),
        text: `This succeeds when \`${what.name}\` fails, because only the exit code of \`${last.words[0]}\` counts.`,
        instead: 'set -o pipefail',
      };
    }
  },
};

interface Subject {
  readonly name: string;
  readonly at: number;
}

/** A command that must not fail unnoticed: a backup, a change or a check. */
function subject({ commands, last }: Pipeline): Subject | undefined {
  const [first] = commands;
  return backup(first, last) ?? change(first) ?? check(first, commands);
}

const dumps = ['pg_dump', 'pg_dumpall', 'pg_basebackup', 'mysqldump', 'mariadb-dump', 'mongodump'];

function backup(first: Command, last: Command): Subject | undefined {
  const at = programAt(first, ...dumps);
  if (at >= 0) return { name: first.words[at] ?? '', at };
  const call = readInvocation(first);
  const file = last.redirections.find(({ operator }) => operator.startsWith('>'))?.target ?? '';
  const dumped = call?.flags.some(
    ({ name, value }) => name === '--output' && /^(?:json|yaml)$/.test(value),
  );
  if (call?.verb.text !== 'get' || !dumped || !/\.(?:ya?ml|json)(?:\.gz)?$/.test(file))
    return undefined;
  return { name: 'kubectl get', at: call.at };
}

function change(first: Command): Subject | undefined {
  return changes(first) ? named(first) : undefined;
}

/** `kubectl apply`, `helm`: the program, with its verb where the verb says more. */
function named(command: Command): Subject {
  const call = readInvocation(command);
  if (call) return { name: `kubectl ${call.verb.text}`, at: call.at };
  const at = startOfInner(command.words);
  return { name: command.words[at] ?? '', at };
}

const health = /\/(?:[\w-]*health[\w-]*|readyz?|livez?|ready|live|status|ping)\b/i;

function check(first: Command, commands: readonly Command[]): Subject | undefined {
  // `body=$(curl … | head)`: what it prints is looked at later.
  if (first.substituted) return undefined;
  if (awaits(first)) return named(first);
  if (readInvocation(first) && commands.slice(1).some(awaits)) return named(first);
  const at = programAt(first, 'curl');
  if (at < 0) return undefined;
  const words = argumentsOf(first, at);
  const meant =
    hasOption(words, 'f', '--fail') ||
    words.some((word) => health.test(word)) ||
    commands.slice(1).some(readsState);
  const downloads = commands.slice(1).some(({ words: [program] }) => /sh$|^tar$/.test(program));
  return meant && !downloads ? { name: 'curl', at } : undefined;
}

/** `jq .status` reads only the state. */
const readsState = ({ words: [program, ...rest] }: Command) =>
  program === 'jq' &&
  rest.some((word) => /^(?:\.\w{1,40}){0,5}\.(?:status|state|health|healthy|ready)$/.test(word));

const awaits = (command: Command) => effectOfCommand(command) === 'awaits';

const filters = new Set(
  'cat tee tail head less more sort uniq wc sed awk cut tr column gzip bzip2 xz zstd pigz base64'.split(
    ' ',
  ),
);

/** Ends with 0 even without input. */
function passesNothing(command: Command): boolean {
  const { words } = command;
  const [program] = words;
  if (program === 'jq' || program === 'yq') return !hasOption(words, 'e', '--exit-status');
  if (program === 'awk') return !words.some((word) => word.includes('exit'));
  if (program === 'xargs') return words.includes('-r') || words.includes('--no-run-if-empty');
  if (program === 'grep') return readGrep(command)?.options.includes('v') ?? false;
  return filters.has(program);
}

/** `set -o pipefail` applies to everything after it, in later fences too: people paste them into one shell. */
function healing({ commands, scripts }: LintDocument): (command: Command) => boolean {
  const asked = new Set(scripts.filter(({ text }) => text.includes('PIPESTATUS')));
  const setting = commands.findIndex(
    ({ words }) => (words[0] === 'set' || words[0] === 'shopt') && words.includes('pipefail'),
  );
  const healed = new Set(setting < 0 ? [] : commands.slice(setting));
  return (command) => healed.has(command) || asked.has(command.script);
}
