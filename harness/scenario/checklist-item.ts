import { z } from 'zod';
import type { AnsweredItem } from '../model/checklist.ts';
import { text } from './fields.ts';

/** How a scenario or a system answers an item of a checklist. */
export const checklistItem = z
  .strictObject({ says: text, command: text.optional(), probe: text.optional() })
  .transform(({ says, command, probe }, context): AnsweredItem => {
    if (command !== undefined && probe === undefined) return { says, kind: 'command', command };
    if (probe !== undefined && command === undefined) return { says, kind: 'probe', probe };
    context.addIssue('one thing answers an item: give either command or probe');
    return z.NEVER;
  });
