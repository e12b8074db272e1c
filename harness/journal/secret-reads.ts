import { programOf } from '../runbook/commands/wrappers.ts';
import { type Call, flagOf, readCall } from '../runbook/kubectl/invocation.ts';
import { unquote } from '../runbook/shell/simple-commands.ts';
import { readShell, type Statement } from '../runbook/shell/statements.ts';
import { isSecretCommand, isSecretFile } from './secret-commands.ts';

/** True for a step whose output is a secret whatever it looks like: `kubectl get secret db -o yaml`. */
export function printsSecrets(stepText: string, depth = 0): boolean {
  if (/\/(?:var\/)?run\/secrets\/|\/vault\/secrets\//.test(stepText)) return true;
  // A command in backticks is a command of its own.
  const text = stepText.replaceAll('`', '\n');
  return readShell(text).some(
    (part) => part.kind === 'statement' && statementPrints(text, part, depth),
  );
}

function statementPrints(text: string, statement: Statement, depth: number): boolean {
  // Nobody knows what a shell makes of a syntax error: it may have run what comes before.
  if (statement.problem && /secret|token/i.test(text)) return true;
  // `bash -c '…'`, `ssh host "…"`, `eval "…"`, `bash <<EOF`: a word that is a script.
  const isInner = (inner: string) =>
    depth < deepest && /\s/.test(inner) && printsSecrets(inner, depth + 1);
  if (statement.heredocBodies.some(({ from, to }) => isInner(text.slice(from, to)))) return true;
  return statement.commands.some(({ words: ranges, redirections, assignments }) => {
    const words = ranges.slice(assignments).map((word) => unquote(text, word));
    const reads = redirections.some(
      ({ operator, target }) => operator === '<' && isSecretFile(unquote(text, target)),
    );
    return reads || words.some((_, at) => commandPrints(words, at)) || words.some(isInner);
  });
}

const deepest = 4;

function commandPrints(words: readonly string[], at: number): boolean {
  if (isSecretCommand(words, at)) return true;
  const isVariable = at === 0 && words[0]?.startsWith('$');
  if (!isVariable && !clients.has(programOf(words[at]))) return false;
  const call = readCall(['kubectl', ...words.slice(at + 1)]);
  return call !== undefined && callPrints(call);
}

/** Also under their usual aliases. */
const clients = new Set(['kubectl', 'kubectl.exe', 'oc', 'k', 'kc', 'kubecolor']);

function callPrints(call: Call): boolean {
  const { verb, args, flags } = call;
  const [first = ''] = args.map(({ text }) => text);
  const does = `${verb.text} ${first}`;
  if (verb.text === 'view-secret' || /^(create|sa|serviceaccounts) (get-)?token$/.test(does)) {
    return true;
  }
  if (does.startsWith('config view') && flags.some(({ name }) => name === '--raw')) return true;
  if (verb.text === 'whoami') {
    return flags.some(({ name }) => /^(-t|--token|--show-token)$/.test(name));
  }
  const isOfSecrets = args.some(({ text }) => namesSecrets(text));
  if (/^(edit|extract|view-last-applied)$/.test(verb.text) || does === 'apply view-last-applied') {
    return isOfSecrets;
  }
  const raw = flagOf(call, '--raw')?.value ?? '';
  if (/secrets|\$/.test(raw)) return true;
  if (!printsObjects(call)) return false;
  // Nobody knows what is in a file or a variable.
  const isFromFile = flags.some(({ name }) => /^--(filename|kustomize)$/.test(name));
  return isOfSecrets || isFromFile || (verb.text === 'get' && first.startsWith('$'));
}

/** `secret/db`, `Secret`, `cm,secrets`, `secrets.v1.`; a file or a CRD with such a name is none. */
const namesSecrets = (word: string) =>
  word.split(',').some((type) => /^secrets?(?:$|\/|\.v1(?:$|\.))/i.test(type));

/** With a template, or as YAML or JSON; a list, or names alone, shows no data. */
function printsObjects(call: Call): boolean {
  if (flagOf(call, '--template')) return true;
  const output = flagOf(call, '--output')?.value;
  return output !== undefined && !/^=?(name|wide)$/.test(output);
}
