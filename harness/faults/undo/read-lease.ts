import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { undoAction } from '../../journal/events/fault-events.ts';
import type { LeaseRecord } from './lease-file.ts';

// A file of its own: the watchdog only removes leases, and need not load the schema.

const processSchema = z.object({ pid: z.int().positive(), started: z.string() });
const recordSchema: z.ZodType<LeaseRecord> = z.object({
  version: z.literal(1),
  run: z.string(),
  harness: processSchema,
  watchdog: processSchema,
  held: z.array(z.object({ id: z.int(), undo: z.array(undoAction) })),
});

/** Throws if the file is not a lease. */
export function readLease(file: string): LeaseRecord {
  return recordSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
}
