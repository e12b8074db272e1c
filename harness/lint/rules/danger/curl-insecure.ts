import type { Problem, Rule } from '../../engine/rule.ts';
import { curlCalls, hasOption } from '../../read/curl.ts';
import type { LintDocument } from '../../read/document.ts';

/** `-k` accepts any certificate. */
export const curlInsecure: Rule = {
  name: 'curl-insecure',
  severity: 'warning',
  why: 'An expired or wrong certificate is a fault of its own, and it goes unnoticed; so does a stranger who answers instead.',
  examples: {
    bad: [
      'curl «-k» https://api.shop.example:6443/healthz',
      'curl -fs «--insecure» https://shop.example/',
      'curl «-fsSk» -H "Authorization: Bearer $TOKEN" https://$HOST/api',
    ],
    good: [
      'curl -fsS --cacert ca.crt https://api.shop.example:6443/healthz',
      'curl -k https://localhost:10250/healthz',
      'curl -fsk https://127.0.0.1:6443/livez',
      'curl -k http://shop.example/health',
      'curl -o kind.yaml https://shop.example/kind.yaml',
      'curl -H "X-k: 1" https://shop.example/',
    ],
  },
  *check(document: LintDocument): Iterable<Problem> {
    for (const { command, at, words, url } of curlCalls(document)) {
      const option = words.findIndex((word) => hasOption([word], 'k', '--insecure'));
      if (option < 0 || loopback.test(url) || url.startsWith('http://')) continue;
      yield {
        ...command.at(at + 1 + option),
        text: '`curl` does not check the certificate here.',
        instead: 'curl --cacert …',
      };
    }
  },
};

const loopback = /^(?:https?:\/\/)?(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])(?:[:/]|$)/;
