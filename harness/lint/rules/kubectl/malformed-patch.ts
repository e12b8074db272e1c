import type { Command } from '../../../runbook/commands/script.ts';
import { flagOf } from '../../../runbook/kubectl/invocation.ts';
import { yaml } from '../../../runbook/lazy-yaml.ts';
import type { Problem, Rule } from '../../engine/rule.ts';
import type { LintDocument } from '../../read/document.ts';
import { invocationsOf } from '../../read/kubectl-calls.ts';

/** A body of `kubectl patch -p` that is neither JSON nor YAML, or has the wrong shape. */
export const malformedPatch: Rule = {
  name: 'malformed-patch',
  severity: 'error',
  why: 'Such a body fails, in kubectl or in the API server, and nothing changes.',
  examples: {
    bad: [
      `kubectl patch deploy web -n shop -p «'{"spec":{"replicas":1}'»`,
      'kubectl patch deploy web -n shop -p «"{"spec":{"replicas":1}}"»',
      `kubectl patch deploy web -n shop --type=json -p «'{"op":"remove","path":"/spec/paused"}'»`,
      `kubectl patch deploy web -n shop --type=merge --patch=«'[{"op":"remove","path":"/spec/paused"}]'»`,
    ],
    good: [
      `kubectl patch deploy web -n shop -p '{"spec":{"replicas":1}}'`,
      'kubectl patch deploy web -n shop -p "{\\"spec\\":{\\"replicas\\":$COUNT}}"',
      `kubectl patch deploy web -n shop -p '{"spec":{"replicas":<count>}}'`,
      'kubectl patch deploy web -n shop -p "spec: {replicas: 1}"',
      `kubectl patch deploy web -n shop --type json -p '[{"op":"remove","path":"/spec/paused"}]'`,
      'kubectl patch deploy web -n shop -p "$(cat patch.json)"',
    ],
  },
  *check(document: LintDocument): Iterable<Problem> {
    for (const invocation of invocationsOf(document)) {
      const body = invocation.path === 'patch' ? flagOf(invocation, '--patch') : undefined;
      if (!body || body.value === 'true') continue;
      const json = flagOf(invocation, '--type')?.value === 'json';
      const text = problemOf(body.value, json);
      if (text) yield { ...bodyPlace(invocation.command, body.at), text };
    }
  },
};

function problemOf(body: string, json: boolean): string | undefined {
  // Nobody writes a body of this size into a runbook, and reading it as YAML takes long.
  if (body.length > 20_000) return undefined;
  const value = readBody(filled(body));
  if (value === undefined)
    return /[$`]\(|`/.test(body) ? undefined : 'This body is not valid JSON.';
  if (typeof value !== 'object' || value === null) {
    return /[$<`]/.test(body) ? undefined : 'This body is not a JSON object.';
  }
  if (Array.isArray(value) === json) return undefined;
  return json
    ? 'With `--type=json` the body must be a list of operations, but this is an object.'
    : 'This body is a list of operations, which only `--type=json` accepts.';
}

/** The values of placeholders and variables are unknown; a number is valid almost everywhere. */
const filled = (body: string) =>
  body.replace(/<[A-Za-z][\w .-]*>|\$\{[^}]*\}|\$\([^)]*\)|\$\w+/g, '0');

function readBody(body: string): unknown {
  // Most bodies are JSON, which parses faster.
  try {
    return JSON.parse(body);
  } catch {
    const { parse } = yaml();
    try {
      const value: unknown = parse(body);
      // Where the shell has removed the quotes, a brace becomes part of a key.
      return /[{[]"?\w+"?:[^\s"]/.test(body) && !body.includes('"') ? undefined : value;
    } catch {
      return undefined;
    }
  }
}

/** The place of the body alone, without the flag. */
function bodyPlace(command: Command, at: number) {
  const written = command.written[at] ?? '';
  if (!/^(?:-p|--patch)$/.test(written)) {
    const from = /^(?:--patch=|-p=?)/.exec(written)?.[0].length ?? 0;
    const { place, length } = command.at(at);
    return { place: { ...place, column: place.column + from }, length: length - from };
  }
  return command.at(at + 1);
}
