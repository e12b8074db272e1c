import { z } from 'zod';
import type { Inventory, Readiness } from '../model/system.ts';
import { count, objectName, servicePort, text } from './fields.ts';
import type { ProbeKind } from './probe-kind.ts';
import { probeSchema } from './probe-schema.ts';
import { invariant } from './system-invariant.ts';
import { worker } from './system-worker.ts';

/** A path below the system's folder, which must contain all of the system's files. */
const innerPath = text.refine(
  (path) => !/^([/\\~]|[A-Za-z]:)/.test(path) && !path.split(/[/\\]/).includes('..'),
  'must be a path inside the folder of system.yaml, neither absolute nor with ".."',
);

/** `host:port/path:tag@digest`, all but one part of the path optional. */
const imageName = z
  .string()
  .regex(
    /^(?:[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+(?::\d+)?\/|[A-Za-z0-9-]+:\d+\/)?[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*(?:\/[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*)*(?::\w[\w.-]{0,127})?(?:@sha256:[a-f0-9]{64})?$/,
    'must be the name of an image, as in shop/web:1: lower-case letters, digits, and a tag',
  );

export const image = z.preprocess(
  (value) => (typeof value === 'string' ? { name: value } : value),
  z.strictObject({ name: imageName, build: innerPath.optional() }),
);

const readyKinds = [
  'Deployment',
  'StatefulSet',
  'DaemonSet',
  'Job',
  'PersistentVolumeClaim',
] as const satisfies readonly Readiness['kind'][];

const mirrored = z.strictObject({
  image,
  as: z
    .string()
    .regex(
      /^(?=[^/]*[.:]|localhost\/)[A-Za-z0-9][A-Za-z0-9.-]*(:\d+)?(\/[a-z0-9]+([._-]+[a-z0-9]+)*)+:\w[\w.-]{0,127}$/,
      'must have its registry and tag, as in docker.io/library/busybox:latest',
    ),
});

const inventory = z
  .strictObject({
    name: text,
    namespace: objectName,
    selector: text.optional(),
    command: z.array(z.string()).min(1, 'must be the command as a list of its words').optional(),
    objects: z
      .array(z.enum(['ConfigMap', 'Secret']))
      .min(1, 'needs at least one kind')
      .optional(),
  })
  .transform(({ name, namespace, selector, command, objects }, context): Inventory => {
    if (objects && !selector && !command) return { name, namespace, objects };
    if (selector && command && !objects) return { name, namespace, selector, command };
    context.addIssue('needs either a selector and a command, or objects');
    return z.NEVER;
  });

const alerts = z.strictObject({ ...servicePort, rules: objectName.exactOptional() });

const machines = z.strictObject({
  ...servicePort,
  image: image.default({ name: 'firedrill/machine:1' }),
  images: z.array(image).default([]),
  limit: count.max(16, 'must be at most 16: each machine is a node'),
  memoryMb: z.number().int().min(256, 'at least 256').max(65_536, 'at most 65536').optional(),
});

/** A single folder may be written without a list. */
export const manifests = z.preprocess(
  (value) => (typeof value === 'string' ? [value] : value),
  z.array(innerPath),
);
export const ready = z.array(
  z.strictObject({ kind: z.enum(readyKinds), namespace: objectName, name: objectName }),
);
export const namespaces = z.array(objectName);
export const probesOf = (kinds: readonly ProbeKind[]) => z.array(probeSchema(kinds));

/** Keys with the same meaning at the top of `system.yaml` and in a part. */
export const contentKeys = {
  images: z.array(image).default([]),
  workers: z.array(worker).default([]),
  mirrored: z.array(mirrored).default([]),
  inventories: z.array(inventory).default([]),
  invariants: z.array(invariant).default([]),
  alerts: alerts.optional(),
  machines: machines.optional(),
} as const;

/** One of the `parts`: more contents of a system, all optional. */
export const partOf = (kinds: readonly ProbeKind[]) =>
  z.strictObject({
    ...contentKeys,
    manifests: manifests.default([]),
    namespaces: namespaces.default([]),
    ready: ready.default([]),
    probes: probesOf(kinds).default([]),
  });

/** Contents as written, before build folders are joined to the system's folder. */
export type WrittenContents = z.output<ReturnType<typeof partOf>>;
