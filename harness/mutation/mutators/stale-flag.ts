import { programOf } from '../../runbook/commands/wrappers.ts';
import { flagOf, readInvocation } from '../../runbook/kubectl/invocation.ts';
import { addWord, editWord } from '../edit-word.ts';
import type { Mutator } from '../mutator.ts';

/** Flags that kubectl had, and that old pages still give, by command. */
export const staleFlags: ReadonlyMap<string, string> = new Map([
  ['get', '--export'],
  ['describe', '--include-uninitialized'],
  ['delete', '--include-uninitialized'],
  ['annotate', '--include-uninitialized'],
  ['label', '--include-uninitialized'],
  ['run', '--generator=run-pod/v1'],
  ['top node', '--heapster-namespace=kube-system'],
  ['top pod', '--heapster-namespace=kube-system'],
]);

const [now, before] = ['--delete-emptydir-data', '--delete-local-data'];

/** A flag that kubectl no longer has. */
export const staleFlag: Mutator = {
  name: 'stale-flag',
  *mutate({ commands }, page) {
    for (const command of commands) {
      const call = readInvocation(command);
      if (!call || programOf(command.words[call.at]) !== 'kubectl') continue;
      const renamed = call.path === 'drain' ? flagOf(call, now) : undefined;
      if (renamed) {
        const edits = editWord(page, command, renamed.at, [now, before]);
        yield { what: `${now} is called ${before}`, edits, isRefused: true };
      }
      const stale = staleFlags.get(call.path);
      if (stale === undefined) continue;
      const verbs = call.path.split(' ').length;
      const last = verbs === 1 ? call.verb.at : (call.args[0]?.at ?? call.verb.at);
      yield {
        what: `kubectl ${call.path} has ${stale}`,
        edits: addWord(page, command, last, stale),
        isRefused: true,
      };
    }
  },
};
