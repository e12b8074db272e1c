import type { Script } from '../../../runbook/commands/script.ts';
import { readInvocation } from '../../../runbook/kubectl/invocation.ts';
import type { Problem, Rule } from '../../engine/rule.ts';
import type { LintDocument } from '../../read/document.ts';
import { unfinishedChanges } from '../../read/unfinished.ts';

/** "Restart them in this order", but nothing waits for one before the next begins. */
export const orderNotKept: Rule = {
  name: 'order-not-kept',
  severity: 'warning',
  why: 'A restart continues after its command has ended, so all of them restart at once, whatever the order.',
  examples: {
    bad: [
      '\n# Restart in this order:\nkubectl rollout restart deploy/db\nkubectl rollout «restart» deploy/web',
      '\n# Restart the services in order\n# 1. cache\nkubectl rollout restart deploy/cache -n shop\n# 2. web\nkubectl rollout «restart» deploy/web -n shop\nkubectl rollout «restart» deploy/proxy -n shop',
    ],
    good: [
      '\n# Restart in this order:\nkubectl rollout restart deploy/db\nkubectl rollout status deploy/db\nkubectl rollout restart deploy/web',
      '\n# Restart all of them\nkubectl rollout restart deploy/db\nkubectl rollout restart deploy/web',
      '\n# In order to read the new settings:\nkubectl rollout restart deploy/db\nkubectl rollout restart deploy/web',
      '\n# Restart in order\nkubectl rollout restart deploy/db\nsleep 60\nkubectl rollout restart deploy/web',
      '\n# Restart in order\nkubectl rollout restart deploy/web',
    ],
  },
  *check(document: LintDocument): Iterable<Problem> {
    const ordered = new Map<Script, boolean>();
    for (const { command, changes } of unfinishedChanges(document)) {
      const call = readInvocation(command);
      const before = changes.at(-1);
      const { script } = command;
      if (call?.path !== 'rollout restart' || before?.command.script !== script) continue;
      if (!ordered.has(script)) ordered.set(script, asksForOrder(script));
      if (!ordered.get(script)) continue;
      const [verb = call.verb] = call.args;
      yield {
        ...command.at(verb.at),
        text: `A comment asks for an order, but \`${before.what}\` may not have finished when this begins.`,
        instead: `kubectl rollout status deployment/${before.names[0] ?? '…'} --timeout=…`,
      };
    }
  },
};

const asksForOrder = ({ text }: Script) =>
  text
    .split('\n')
    .some((line) => /^\s*#/.test(line) && /\bin (?:\w+ ){0,2}order\b(?! to\b)/i.test(line));
