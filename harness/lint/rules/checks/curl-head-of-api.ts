import type { Problem, Rule } from '../../engine/rule.ts';
import { curlCalls, hasOption } from '../../read/curl.ts';
import type { LintDocument } from '../../read/document.ts';

/** Many APIs answer HEAD with 405 or not at all, while GET works. */
export const curlHeadOfApi: Rule = {
  name: 'curl-head-of-api',
  severity: 'warning',
  why: 'APIs often refuse HEAD although they answer GET, so the answer says nothing about the service.',
  examples: {
    bad: [
      'curl «-I» http://git.shop.svc:3000/api/v1/version',
      'curl -s «--head» https://registry.shop/v2/_catalog',
      'curl «-sIk» "https://$HOST/api/health"',
      'curl -f «-I» http://shop/graphql',
    ],
    good: [
      'curl -I https://www.shop.example/',
      'curl -fsS http://git.shop.svc:3000/api/v1/version',
      'curl -sI https://shop.example/static/logo.png',
      'curl -sI https://registry.shop/v2/',
      'curl -i http://shop/api/v1/version',
      'curl -I -X GET http://shop/api/v1/version',
    ],
  },
  *check(document: LintDocument): Iterable<Problem> {
    for (const { command, at, words, url } of curlCalls(document)) {
      const option = words.findIndex((word) => hasOption([word], 'I', '--head'));
      if (option < 0 || !isApi(url) || hasOption(words, 'X', '--request')) continue;
      yield {
        ...command.at(at + 1 + option),
        text: '`curl -I` sends a HEAD request, which many APIs answer with 405.',
        instead: `curl --fail --silent --show-error --output /dev/null ${url}`,
      };
    }
  },
};

const api = /\/(?:apis?|v\d+(?:(?:alpha|beta)\d+)?|graphql|rpc)(?:[/?]|$)/i;
/** A registry's `/v2/`, which answers HEAD. */
const registry = /^(?:https?:\/\/)?[^/]+\/v2\/?$/;

const isApi = (url: string) => api.test(url) && !registry.test(url);
