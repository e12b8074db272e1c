import { z } from 'zod';
import type { Objective, ObjectiveWindow } from '../model/objective.ts';
import { text } from './fields.ts';

/** As OpenSLO has it: the name of an object by RFC 1123. */
export const objectiveName = z
  .string()
  .regex(
    /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/,
    'must have lower-case letters, digits and "-" only, 63 at most, with no "-" at an end',
  );

/** The file says `95 %`, the program 0.95; a bare number could be either. */
const target = z.preprocess(
  (value) => (typeof value === 'number' ? String(value) : value),
  z.string().transform((value, context) => {
    const percent = Number(/^(\d{1,2}(?:\.\d{1,6})?) ?%$/.exec(value)?.[1] ?? Number.NaN);
    // Rounded, because 99.9 / 100 is a little less than 0.999.
    if (percent > 0) return Math.round(percent * 1e6) / 1e8;
    context.addIssue(
      `"${value}" is not a share of drills; write more than 0 % and less than 100 %, with at most 6 decimals, such as 95 %`,
    );
    return z.NEVER;
  }),
);

/** `7d` in the file. */
const days = z.preprocess(
  (value) => (typeof value === 'number' ? String(value) : value),
  z.string().transform((value, context) => {
    const count = Number(/^(\d{1,4})d$/.exec(value)?.[1] ?? Number.NaN);
    if (count > 0) return count;
    context.addIssue(`"${value}" is not a number of days from 1 to 9999; write 28d`);
    return z.NEVER;
  }),
);

const window = z.preprocess(
  (value) => (typeof value === 'number' ? String(value) : value),
  z.string().transform((value, context): ObjectiveWindow => {
    if (value === 'month') return 'month';
    const found = days.safeParse(value);
    if (found.success) return { days: found.data };
    context.addIssue(
      `"${value}" is not a window; write from 1 to 9999 days, such as 28d, or month`,
    );
    return z.NEVER;
  }),
);

const objective = z
  .strictObject({
    name: objectiveName,
    drill: text.optional(),
    runbook: text.optional(),
    procedure: text.optional(),
    target,
    window: window.prefault('28d'),
    expires: days.prefault('7d'),
  })
  .transform(({ expires, ...one }): Omit<Objective, 'place'> => ({ ...one, expiresDays: expires }));

/** The objectives of a project, each with a name of its own. */
export const objectivesSchema = z.array(objective).superRefine((all, context) => {
  all.forEach((one, index) => {
    if (all.findIndex((other) => other.name === one.name) === index) return;
    const message = `another objective is named ${one.name} already`;
    context.addIssue({ code: 'custom', path: [index, 'name'], message });
  });
});
