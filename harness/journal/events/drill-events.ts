import { z } from 'zod';
import { armName, count, ofDrill, place, text, texts } from './event-fields.ts';
import { plan } from './plan.ts';

export const journalVersion = 1;

export const drillEvents = [
  ofDrill('drill-started', {
    version: z.literal(journalVersion),
    run: text,
    /** ISO 8601, UTC. */
    startedAt: text,
    plan,
    machine: texts,
    versions: texts,
    /** Of the repository that the runbook is in; `-edited` follows if the working tree differs from it. */
    commit: text.exactOptional(),
    /** Of the files that define the system. */
    systemSha256: text.exactOptional(),
  }),
  ofDrill('cluster-ready', { cluster: text, reused: z.boolean() }),
  ofDrill('system-ready', { images: texts }),
  /** The runbook's own alert rules, of one fence: loaded, or not. */
  ofDrill('alert-rules', {
    place,
    endLine: count,
    rules: z.array(z.object({ name: text, place })),
    loaded: z.boolean(),
    because: text.exactOptional(),
  }),
  ofDrill('left-behind', { what: text }),
  /** The harness itself failed, in one arm or outside any arm. */
  ofDrill('harness-error', {
    arm: armName.exactOptional(),
    stage: z.enum(['cluster', 'system', 'steady-state', 'inject', 'steps', 'watch', 'revert']),
    /** An ErrorCode, possibly one that this version no longer knows. */
    code: text,
    message: text,
    collected: text.exactOptional(),
  }),
  /** Never recorded: the reader puts it in place of a half-written last line that a killed run left. */
  ofDrill('torn-line', { line: count }),
  ofDrill('drill-finished', {}),
] as const;
