import { z } from 'zod';
import { text } from './fields.ts';

/** What a scenario, or a system for all its drills, takes as a promise of the runbook. */
export const userPromise = z.strictObject({ says: text, probe: text });
