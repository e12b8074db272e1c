import type { ProbeSample } from '../../harness/model/observations.ts';
import type { HttpProbe } from '../../harness/scenario/probe-kinds/http.ts';

export const journey: HttpProbe = {
  name: 'push-to-job',
  kind: 'http',
  method: 'POST',
  url: 'http://gitea:3000/push',
  headers: {},
  rate: 0.2,
  timeoutMs: 20_000,
  expect: { status: 201 },
  // biome-ignore lint/suspicious/noThenProperty: the word of the system's file
  then: {
    url: 'http://raibid-server:8080/jobs?commit={sha}',
    take: { sha: 'commit.sha' },
    everyMs: 500,
    expect: { status: 200, bodyIncludes: 'succeeded' },
  },
};

/** Sent each 5 s, answered after 3 s unless said otherwise. */
export const journeys = (fromMs: number, untilMs: number, rest: Partial<ProbeSample> = {}) => {
  const samples: ProbeSample[] = [];
  for (let sentMs = fromMs; sentMs < untilMs; sentMs += 5_000) {
    samples.push({ probe: journey.name, sentMs, durationMs: 3_000, ok: true, ...rest });
  }
  return samples;
};
export const kept = { ok: true } as const;
export const broken = { ok: false, durationMs: 20_000 } as const;
