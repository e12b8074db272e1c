import { z } from 'zod';
import { objectName } from './fields.ts';

const key = /^([a-z0-9]([-a-z0-9.]*[a-z0-9])?\/)?[A-Za-z0-9]([-\w.]{0,61}[A-Za-z0-9])?$/;
// Labels that the kubelet refuses to set on itself.
const reserved = /^([^/]*\.)?(kubernetes|k8s)\.io\//;
const labelValue = z
  .string()
  .regex(
    /^([A-Za-z0-9]([-\w.]{0,61}[A-Za-z0-9])?)?$/,
    'must be the value of a Kubernetes label; put true and numbers in quotes',
  );

const labels = z.record(z.string(), labelValue).superRefine((given, context) => {
  for (const name of Object.keys(given)) {
    const object = (message: string) => context.addIssue({ code: 'custom', path: [name], message });
    if (!key.test(name))
      object('is not the key of a Kubernetes label; a valid one is example.com/pool');
    else if (reserved.test(name)) object('is reserved: a node may not set this label on itself');
  }
});

const taint = z
  .string()
  .regex(
    /^[\w./-]+(=[\w.-]*)?:(NoSchedule|PreferNoSchedule|NoExecute)$/,
    'must be a taint as kubectl takes it: key=value:NoSchedule',
  );

const disk = z.strictObject({
  path: z
    .string()
    .regex(/^(\/[\w.-]+)+$/, 'must be an absolute path of letters, digits, ".", "_" and "-"')
    .refine((path) => !/\/\.\.?(\/|$)/.test(path), 'must not contain ".."'),
  sizeMb: z.number().int().min(16, 'must be at least 16').max(65_536, 'must be at most 65536'),
});

/** One of the `workers` of `system.yaml`. */
export const worker = z.strictObject({
  name: objectName,
  labels: labels.default({}),
  taints: z.array(taint).default([]),
  disks: z.array(disk).default([]),
});
