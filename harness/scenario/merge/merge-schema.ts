import { z } from 'zod';
import { objectName, text } from '../fields.ts';
import { isBuiltIn } from './merge-command.ts';
import { readMergePath, unmergeable } from './merge-path.ts';

/** `merge` of an automation, as the scenario's author writes it. */
export const mergeSchema = z
  .strictObject({
    kind: z
      .string()
      .regex(
        /^[A-Z][A-Za-z0-9]*(\.[a-z0-9.-]+)?$/,
        'must be a kind, as in `kind: Deployment`, or a kind and its group',
      )
      .exactOptional(),
    namespace: objectName.exactOptional(),
    name: objectName.exactOptional(),
    at: text.exactOptional(),
  })
  .superRefine(({ kind, name, at }, context) => {
    const problem = (key: string, message: string) =>
      context.addIssue({ code: 'custom', path: [key], message });
    if ((kind === undefined) !== (name === undefined)) {
      problem(
        kind === undefined ? 'name' : 'kind',
        'give both kind and name, or neither for a fence of whole objects',
      );
    }
    if (at === undefined) return;
    const path = readMergePath(at);
    if (kind === undefined) problem('at', 'needs the object: give kind and name as well');
    else if (!path) problem('at', 'write a path such as spec.template.spec.containers[web]');
    else if (!isBuiltIn(kind) && path.some(({ entry }) => entry)) {
      problem('at', `a merge into a ${kind} replaces lists, so it cannot choose an entry of one`);
    } else {
      const part = unmergeable(path);
      if (part)
        problem(
          'at',
          `a merge replaces the list "${part.key}", so it cannot choose an entry by ${part.entry?.by}`,
        );
    }
  });
