import { has } from '../../commands/options.ts';
import type { Effect } from '../effect.ts';
import { all, byVerb, type DoesByName, unless } from './does.ts';

type Words = readonly string[];

const curlValued = new Set('AbcCdDeEFhHKmoPQrtTuUwxXyYz');
const curlData = /^--(data(-\w+)?|json|form(-\w+)?|upload-file|url-query)$/;
const harmless = /^(GET|HEAD|OPTIONS)$/i;

/** `[option, value]` of each option as curl reads them; grouped short options are split. */
function* curlOptions(words: Words): Generator<readonly [string, string]> {
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? '';
    const next = words[at + 1] ?? '';
    const [, long, value] = /^(--[a-z0-9.-]+)(?:=(.*))?$/s.exec(word) ?? [];
    if (long) yield [long, value ?? next];
    else if (/^-[A-Za-z0-9#]/.test(word)) {
      for (let letter = 1; letter < word.length; letter += 1) {
        const own = word.slice(letter + 1);
        const takes = curlValued.has(word[letter] ?? '');
        yield [`-${word[letter]}`, takes ? own || next : ''];
        if (!takes) continue;
        if (own === '') at += 1;
        break;
      }
    }
  }
}

function curl(rest: Words): Effect {
  const options = [...curlOptions(rest)];
  const named = (...names: readonly string[]) => options.filter(([name]) => names.includes(name));
  const method = named('-X', '--request').at(-1)?.[1];
  if (method !== undefined && !harmless.test(method)) return 'acts';
  if (named('-T', '-F', '-Q', '--quote').length > 0) return 'acts';
  if (named('-K', '--config').length > 0) return 'unknown';
  const asQuery = named('-G', '--get').length > 0;
  const sends = options.some(
    ([name]) => name === '-d' || (curlData.test(name) && name !== '--url-query'),
  );
  if (sends && !asQuery && method?.toUpperCase() !== 'GET' && !isSearch(rest)) return 'acts';
  const files = named('-o', '--output', '-D', '--dump-header', '-c', '--cookie-jar');
  const keeps = files.some(([, file]) => !/^(-|\/dev\/(null|stdout|stderr))$/.test(file));
  return keeps || named('-O', '--remote-name', '--remote-name-all').length > 0 ? 'keeps' : 'asks';
}

/** Elasticsearch and OpenSearch take a question as data. */
function isSearch(rest: Words): boolean {
  const urls = rest.filter((word) => /^(https?:\/\/|[\w.$-]+(:\d+)?\/)/.test(word));
  return urls.length > 0 && urls.every((url) => /\/_(search|count|msearch|mget)(\?|$)/.test(url));
}

/** wget saves the response, unless an option prints or discards it. */
function wget(rest: Words): Effect {
  const words = rest.map((word, at) =>
    /^-[a-zA-Z]*O$/.test(word) ? `${word}${rest[at + 1]}` : word,
  );
  const method = words.find((word) => word.startsWith('--method='))?.slice('--method='.length);
  if (method !== undefined && !harmless.test(method)) return 'acts';
  if (words.some((word) => /^--(post|body|method$)/.test(word))) return 'acts';
  const prints = words.some(
    (word) =>
      word === '--spider' ||
      /^(-[a-zA-Z]*O|--output-document=)(-|\/dev\/(null|stdout))$/.test(word),
  );
  return prints ? 'asks' : 'keeps';
}

const kcatValued = 'btpoKDcXfFHszdm';

/** Programs that ask a service over the network. */
export const network: DoesByName = {
  curl,
  wget,
  ...all('nslookup dig host getent ping ping6 traceroute tracepath mtr telnet grpcurl', 'asks'),
  ...all('tcpdump tshark dog whois arping fping nmap iperf3 http-ping', 'asks'),
  // Its input is usually a question: `echo ruok | nc zookeeper 2181`.
  ...all('nc ncat netcat', (rest: Words) =>
    has(rest, 'e', 'exec', 'pswiIqxX') || has(rest, 'c', 'sh-exec', 'pswiIqxX')
      ? 'unknown'
      : 'asks',
  ),
  // It produces what it is fed, unless an option says otherwise.
  ...all('kcat kafkacat', (rest: Words, fed: boolean) =>
    has(rest, 'P', '', kcatValued) ||
    (fed && !['C', 'L', 'Q', 'G'].some((mode) => has(rest, mode, '', kcatValued)))
      ? 'acts'
      : 'asks',
  ),
  openssl: (rest) =>
    rest[0] === 's_client'
      ? 'asks'
      : rest.some((word) => /^-(out|keyout)$/.test(word))
        ? 'keeps'
        : 'local',
  ...all('http https xh', (rest: Words) =>
    rest.some((word) => /^(POST|PUT|PATCH|DELETE)$/i.test(word) || /^[\w-]+:?=/.test(word))
      ? 'acts'
      : 'asks',
  ),
  ...all('scp sftp', 'unknown'),
  arp: unless(/^-[sd]/, 'acts', 'looks'),
  promtool: byVerb({ asks: 'query', local: 'check,test' }),
  amtool: byVerb(
    { asks: 'alert,alert query,silence query,config show,check-config', acts: 'alert add' },
    /^--alertmanager\.url$/,
  ),
};
