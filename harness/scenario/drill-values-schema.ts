import { z } from 'zod';
import { checklistItem } from './checklist-item.ts';
import { text } from './fields.ts';
import { problemIn } from './lookups.ts';
import { userPromise } from './user-promise.ts';

const command = text.superRefine((written, context) => {
  const problem = problemIn(written);
  if (problem !== undefined) context.addIssue(`bash cannot read it: ${problem}`);
});

/** `drills` of `system.yaml`: values that all drills of the system share. */
export const drillValues = z
  .strictObject({
    bindings: z.record(z.string(), z.string()).default({}),
    lookups: z.record(z.string(), command).default({}),
    checklist: z.array(checklistItem).default([]),
    promises: z.array(userPromise).default([]),
  })
  .superRefine(({ bindings, lookups, checklist }, context) => {
    for (const name of Object.keys(lookups).filter((name) => Object.hasOwn(bindings, name))) {
      const path = ['lookups', name];
      context.addIssue({ code: 'custom', path, message: 'is under bindings as well: keep one' });
    }
    for (const [index, answer] of checklist.entries()) {
      const problem = answer.kind === 'command' ? problemIn(answer.command) : undefined;
      if (problem === undefined) continue;
      const path = ['checklist', index, 'command'];
      context.addIssue({ code: 'custom', path, message: `bash cannot read it: ${problem}` });
    }
  });
