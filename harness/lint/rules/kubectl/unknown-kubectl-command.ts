import { misspeltName } from '../../../model/nearest.ts';
import { namesUnder } from '../../../runbook/kubectl/command-tree.ts';
import type { Invocation } from '../../../runbook/kubectl/invocation.ts';
import { typeNames } from '../../../runbook/kubectl/resource-types.ts';
import type { Problem, Rule } from '../../engine/rule.ts';
import type { LintDocument } from '../../read/document.ts';
import { fixOf } from '../../read/fixes.ts';
import { kubectlCallsOf } from '../../read/kubectl-calls.ts';

/** A verb or a subcommand that kubectl does not have. A word that may be the name of a plugin passes. */
export const unknownKubectlCommand: Rule = {
  name: 'unknown-kubectl-command',
  severity: 'error',
  why: 'With an unknown command, kubectl ends with a usage error and does nothing.',
  examples: {
    bad: [
      'kubectl «desribe» pod web-0 -n shop',
      'kubectl rollout «stauts» deployment/web -n shop',
      'kubectl «pods» -n shop',
      'kubectl apply «manifests/web.yaml»',
      'kubectl «rolling-update» web --image=web:2',
      'kubectl «restart» deploy web -n shop',
      'kubectl «list» pods',
      'kubectl «log» web-0 -n shop',
      '# Repair\n\n1. Run `kubectl «log» web-0 -n shop`.\n',
      'kubectl «rollback» deployment/web',
    ],
    good: [
      'kubectl rollout status deployment/web -n shop',
      'kubectl create cm settings --from-literal=a=b -n shop',
      'kubectl krew install neat',
      'kubectl ns shop',
      'kubectl neat get pod web-0 -n shop',
      'kubectl config use staging',
      'kubectl $VERB deployment/web -n shop',
      'kubectl rollout <action> deployment/web -n shop',
      'oc pods',
      'oc adm upgrade',
      'oc new-app web',
      '# Install kubectl-restart\n\n```bash\nkubectl restart deploy web\n```\n',
    ],
  },
  *check(document: LintDocument): Iterable<Problem> {
    const plugins = pluginsOf(document);
    for (const invocation of kubectlCallsOf(document)) {
      const problem = verbProblem(invocation) ?? operandProblem(invocation);
      if (problem && !plugins.has(problem.word)) yield problem;
    }
  },
};

/** Plugins whose names read like one of kubectl's own. */
const wellKnown = ['ns'];

/** Verbs whose programs the document names: `kubectl-neat`. */
const pluginsOf = ({ source }: LintDocument) =>
  new Set([
    ...wellKnown,
    ...[...source.clean.matchAll(/\bkubectl-([a-z][a-z-]*)/g)].map(([, verb]) => verb),
  ]);

/** Words that people mistake for commands of kubectl, and the command that they mean. */
const mistaken: Readonly<Record<string, string>> = {
  restart: 'rollout restart',
  start: 'scale --replicas=…',
  stop: 'scale --replicas=0',
  list: 'get',
  show: 'get',
  ls: 'get',
  rollback: 'rollout undo',
  status: 'rollout status',
  remove: 'delete',
};
const gone: Readonly<Record<string, string>> = {
  'rolling-update': 'set image',
  log: 'logs',
};

const own = (table: Readonly<Record<string, string>>, word: string) =>
  Object.hasOwn(table, word) ? table[word] : undefined;

type WordProblem = Problem & { readonly word: string };

function verbProblem({ command, verb, path, at, args }: Invocation): WordProblem | undefined {
  const { text: word } = verb;
  if (path !== '' || !/^[a-z][a-z-]*$/i.test(word)) return undefined;
  const other = own(gone, word) ?? own(mistaken, word);
  if (other !== undefined) {
    return {
      ...command.at(verb.at),
      text: `\`kubectl\` has no command \`${word}\`${own(gone, word) ? '' : ' of its own; it may be a plugin'}.`,
      instead: `kubectl ${other} …`,
      ...(!own(gone, word) && { severity: 'note' as const }),
      word,
    };
  }
  const near = misspeltName(word.toLowerCase(), namesUnder(''));
  if (!near && !typeNames.has(word.toLowerCase())) return undefined;
  const rest = command.words.slice(at + 1).join(' ');
  const instead = near ? [near, ...args.map(({ text }) => text)].join(' ') : `get ${rest}`;
  const text = `\`kubectl\` has no command \`${word}\`.`;
  return { ...command.at(verb.at), text, instead: `kubectl ${instead}`, word };
}

function operandProblem({ command, path, operands, flags }: Invocation): WordProblem | undefined {
  const [first] = operands;
  if (!first || path === '' || path === 'cluster-info') return undefined;
  const { text: word, at } = first;
  const takesFiles = path === 'apply' || path === 'create' || path === 'replace';
  if (takesFiles && /^[\w./-]+\.(?:ya?ml|json)$/.test(word)) {
    if (flags.some(({ name }) => name === '--filename')) return undefined;
    const text = `\`kubectl ${path}\` takes a file only after \`-f\`.`;
    const fix = fixOf(command, at, `-f ${command.written[at]}`);
    return { ...command.at(at), text, instead: `kubectl ${path} -f ${word}`, fix, word };
  }
  const names = namesUnder(path);
  if (names.length === 0 || !/^[a-z][a-z-]*$/i.test(word)) return undefined;
  const near = misspeltName(word, names);
  const instead = near ? `kubectl ${path} ${near}` : `One of ${names.join(', ')}.`;
  return {
    ...command.at(at),
    text: `\`kubectl ${path}\` has no subcommand \`${word}\`.`,
    instead,
    word,
  };
}
