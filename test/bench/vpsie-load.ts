// Run by k6, not by Node: calls of a fake VPSie API at a fixed rate, on connections that stay open.
import http from 'k6/http';

// k6's own global.
declare const __ENV: Readonly<Record<string, string>>;

const { AUTHORIZATION = '', RATE = '0', SECONDS = '0', PORT = '0' } = __ENV;
const [first, last] = [Number(__ENV.FIRST_ID), Number(__ENV.LAST_ID)];
const url = `https://api.vpsie.com:${PORT}/v2/vms`;
const headers = { authorization: AUTHORIZATION, 'content-type': 'application/json' };

export const options = {
  scenarios: {
    calls: {
      executor: 'ramping-arrival-rate',
      startRate: 0,
      timeUnit: '1s',
      // All handshakes in one moment would be measured too: clients come one after the other.
      stages: [
        { target: Number(RATE), duration: '5s' },
        { target: Number(RATE), duration: `${SECONDS}s` },
      ],
      // Enough for a fifth of a second in which nobody is answered: it counts as slow, not as unsent.
      preAllocatedVUs: 400,
      maxVUs: 400,
    },
  },
  hosts: { 'api.vpsie.com': '127.0.0.1' },
  discardResponseBodies: true,
  summaryTrendStats: ['med', 'p(99)', 'max'],
};

// Each virtual user deletes what it has created: there are about as many VMs at any time.
const own: number[] = [];

/** What a controller asks: mostly for one VM; a tenth lists; one in ten writes, on the disk. */
export default function call(): void {
  const chance = Math.random();
  const id = first + Math.floor(Math.random() * (last - first + 1));
  if (chance < 0.7) http.get(`${url}/${id}`, { headers, tags: { name: 'one' } });
  else if (chance < 0.8) http.get(url, { headers, tags: { name: 'page' } });
  else if (chance < 0.9) {
    http.get(`${url}?hostname=bench-${id}`, { headers, tags: { name: 'hostname' } });
  } else write();
}

function write(): void {
  const mine = own.pop();
  if (mine !== undefined) {
    http.del(`${url}/${mine}`, null, { headers, tags: { name: 'delete' } });
    return;
  }
  const body = JSON.stringify({
    ...{ hostname: 'bench', offeringId: 'offering-small', datacenterId: 'dc-fra-1' },
    ...{ osImageId: 'image-debian-12', userData: 'x'.repeat(2000) },
  });
  const tags = { name: 'create' };
  const answer = http.post(url, body, { headers, tags, responseType: 'text' });
  if (answer.status === 201) own.push(Number(answer.json('id')));
}

interface Metrics {
  readonly metrics: Readonly<
    Record<string, { readonly values: Readonly<Record<string, number>> } | undefined>
  >;
}

export function handleSummary({ metrics }: Metrics): Record<string, string> {
  const value = (metric: string, name: string) => metrics[metric]?.values[name] ?? 0;
  return {
    stdout: JSON.stringify({
      requests: value('http_reqs', 'count'),
      failed: value('http_req_failed', 'passes'),
      notSent: value('dropped_iterations', 'count'),
      medianMs: value('http_req_duration', 'med'),
      p99Ms: value('http_req_duration', 'p(99)'),
      worstMs: value('http_req_duration', 'max'),
    }),
  };
}
