import { z } from 'zod';

/** 1 MiB: a file passes through memory, a pipe and an archive; a cloud's user data has a few KB. */
const largestFile = 1_048_576;

const filePath = z
  .string()
  .max(255)
  .regex(/^(\/[\w.-]+)+$/, 'must be an absolute path of letters, digits, ".", "_" and "-"')
  .refine((path) => !/\/\.\.?(\/|$)/.test(path), 'must not have a "." or ".." segment');

function checkPaths(files: Readonly<Record<string, string>>, context: z.RefinementCtx): void {
  for (const path of Object.keys(files)) {
    const { error } = filePath.safeParse(path);
    for (const { message } of error?.issues ?? [])
      context.addIssue({ code: 'custom', path: [path], message });
  }
}

const machineSchema = z.object({
  /** Part of its container's name. */
  id: z.string().regex(/^[A-Za-z0-9][\w.-]{0,39}$/, 'must be a short word'),
  /** Usually also the name of its node. */
  hostname: z.string().regex(/^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/, 'must be a host name'),
  power: z.enum(['on', 'off']),
  /** Files that exist before its first boot: path to text. */
  files: z.record(z.string(), z.string().max(largestFile)).superRefine(checkPaths),
});

/** All machines that should exist, as of a revision; any other machine is removed. */
export const machineListSchema = z.object({
  revision: z.number().int(),
  machines: z
    .array(machineSchema)
    .refine(
      (all) => new Set(all.map(({ id }) => id)).size === all.length,
      'each id must occur only once',
    ),
});

export type WantedMachine = z.infer<typeof machineSchema>;
export type MachineList = z.infer<typeof machineListSchema>;

/** What the hypervisor reports about a machine. */
export interface MachineReport {
  readonly state: 'running' | 'stopped' | 'failed';
  /** On the cluster's network, while it runs. */
  readonly address?: string;
  /** Why the machine is not in the state that was asked for. */
  readonly detail?: string;
}
