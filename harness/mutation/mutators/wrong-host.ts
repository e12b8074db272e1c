import { editWord } from '../edit-word.ts';
import type { Mutator } from '../mutator.ts';
import { kindOfHost, otherName } from '../page-names.ts';
import { hostIn } from '../plain-names.ts';

/** A command asks another service of the cluster than it means, or a misspelt one. */
export const wrongHost: Mutator = {
  name: 'wrong-host',
  *mutate({ commands }, page) {
    for (const command of commands) {
      for (const [at, word] of command.words.entries()) {
        const found = hostIn(word);
        // The text of `bash -c` is read as commands of its own.
        if (!found || /\s/.test(word)) continue;
        const { service, host } = found;
        const other = otherName(page.names, kindOfHost, service);
        if (other === undefined) continue;
        yield {
          what: `the service is ${other} instead of ${service}`,
          edits: editWord(page, command, at, [host, `${other}${host.slice(service.length)}`]),
        };
      }
    }
  },
};
