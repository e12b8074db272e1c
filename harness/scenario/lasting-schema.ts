import { z } from 'zod';
import { text } from './fields.ts';

const kind = '[A-Z][A-Za-z0-9]*';
const namespace = '[a-z0-9](?:[-a-z0-9]*[a-z0-9])?';
const name = String.raw`(?:[^\s/*]+|\*)`;

/** A key of a fingerprint (`harness/cluster/state/fingerprint.ts`); pods are there in groups, by their owner. */
const objectKey = new RegExp(
  `^(?:Pods/${namespace}/${kind}/${name}|(?!Pods/)${kind}/(?:${namespace}/)?${name})$`,
);

export const lastingChange = z.strictObject({
  object: z
    .string()
    .regex(
      objectKey,
      'expected Kind/namespace/name, Kind/name or Pods/namespace/Kind/name, as reports name an object; for any name, "*"',
    ),
  because: text,
});
