import { partOf } from '../../../runbook/kubectl/invocation.ts';
import type { Problem, Rule } from '../../engine/rule.ts';
import { curlCalls, hasOption } from '../../read/curl.ts';
import type { LintDocument } from '../../read/document.ts';
import { invocationsOf } from '../../read/kubectl-calls.ts';

/** `curl URL/x.yaml`, then `kubectl apply -f x.yaml`: curl only prints it. */
export const downloadNotSaved: Rule = {
  name: 'download-not-saved',
  severity: 'error',
  why: 'Without an option curl only prints what it downloads, so the file that the next command reads is missing, or is an old one.',
  examples: {
    bad: [
      'curl -L https://shop.example/v2/shop.yaml\nkubectl apply -f «shop.yaml»',
      'curl -sSf https://shop.example/shop.yaml?v=2\n# Look at it\nkubectl create --filename=«./shop.yaml» -n shop',
    ],
    good: [
      'curl -LO https://shop.example/v2/shop.yaml\nkubectl apply -f shop.yaml',
      'curl -L https://shop.example/v2/shop.yaml -o shop.yaml\nkubectl apply -f shop.yaml',
      'curl -L https://shop.example/v2/shop.yaml >shop.yaml\nkubectl apply -f shop.yaml',
      'curl -L https://shop.example/v2/shop.yaml | kubectl apply -f -',
      'wget https://shop.example/v2/shop.yaml\nkubectl apply -f shop.yaml',
      'curl -L https://shop.example/v2/shop.yaml\nkubectl apply -f other.yaml',
      'git clone https://shop.example/shop\ncurl -f https://shop.example/health\nkubectl apply -f shop.yaml',
      'kubectl apply -f shop.yaml\ncurl -L https://shop.example/v2/shop.yaml',
      'curl -L https://shop.example/shop.yaml\ncp /backup/shop.yaml .\nkubectl apply -f shop.yaml',
    ],
  },
  *check(document: LintDocument): Iterable<Problem> {
    const printed = new Map<string, number>();
    for (const { command, at, words, url } of curlCalls(document)) {
      const keeps =
        hasOption(
          words,
          '[oOJ]',
          '--output',
          '--remote-name',
          '--remote-name-all',
          '--output-dir',
        ) ||
        words.some((word) => /^-[A-Za-z]*[oO]/.test(word)) ||
        command.redirections.some(({ operator }) => operator.includes('>'));
      const file = /\/([\w.-]+\.(?:ya?ml|json))(?:$|\?)/.exec(url)?.[1];
      if (file && at === 0 && !keeps && !command.piped && !command.substituted)
        printed.set(file, command.at(0).place.line);
    }
    if (printed.size === 0) return;
    for (const call of invocationsOf(document)) {
      if (!/^(?:apply|create|replace)$/.test(call.path)) continue;
      for (const { name, value, at } of call.flags) {
        const file = name === '--filename' ? /^(?:\.\/)?([\w.-]+)$/.exec(value)?.[1] : undefined;
        const line = file === undefined ? undefined : printed.get(file);
        const { place } = call.command.at(at);
        if (file === undefined || line === undefined || line >= place.line) continue;
        if (isWritten(document, file)) continue;
        yield {
          ...placeOf(call.command, at, value),
          text: `Nothing writes \`${file}\`: the curl on line ${line} only prints it.`,
          instead: `curl … --output ${file}`,
        };
      }
    }
  },
};

/** Some other command or fence names the file. */
function isWritten({ commands }: LintDocument, file: string): boolean {
  return commands.some(
    ({ words, redirections }) =>
      redirections.some(({ target }) => target.endsWith(file)) ||
      (!/^(?:curl|kubectl|oc|cat|less|vim?|nano|grep)$/.test(words[0]) &&
        words.some((word) => word.endsWith(file))),
  );
}

/** The file's name, in the flag's own word or in the next one. */
function placeOf(command: Parameters<typeof partOf>[0], at: number, value: string) {
  const next = command.words[at]?.includes(value) ? at : at + 1;
  return partOf(command, next, value);
}
