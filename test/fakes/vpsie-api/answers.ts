import { z } from 'zod';

interface Answer {
  readonly json: unknown;
}

const refusal = z.object({
  error: z.object({ code: z.string(), message: z.string(), field: z.string().optional() }),
});

const token = z.object({ accessToken: z.string(), expiresIn: z.int() });

const vm = z.object({
  id: z.int(),
  hostname: z.string(),
  status: z.string(),
  ipAddress: z.string().nullable(),
  error: z.string().optional(),
});

const vmPage = z.object({ vms: z.array(vm), page: z.int(), perPage: z.int(), total: z.int() });

const quota = z.object({
  vms: z.object({ limit: z.int(), used: z.int() }),
  calls: z.object({ perMinute: z.number(), burst: z.int() }),
});

const statusPage = z.object({
  status: z.object({ indicator: z.string(), description: z.string() }),
});

const counted = z.object({ hits: z.int() });

const leaked = z.object({ hostnames: z.array(z.string()) });

const ledger = z.object({
  vms: z.object({ now: z.int(), most: z.int(), created: z.int(), deleted: z.int() }),
  calls: z.object({ total: z.int(), failed: z.int(), mostInAMinute: z.int() }),
  vmSeconds: z.object({ total: z.number(), wasted: z.number() }),
});

const machines = z.object({
  revision: z.int(),
  machines: z.array(
    z.object({
      id: z.string(),
      hostname: z.string(),
      power: z.string(),
      files: z.record(z.string(), z.string()),
    }),
  ),
});

export type Vm = z.infer<typeof vm>;

export const errorOf = ({ json }: Answer) => refusal.parse(json).error;
export const tokenOf = ({ json }: Answer) => token.parse(json);
export const vmOf = ({ json }: Answer) => vm.parse(json);
export const vmsOf = ({ json }: Answer) => vmPage.parse(json);
export const quotaOf = ({ json }: Answer) => quota.parse(json);
export const statusPageOf = ({ json }: Answer) => statusPage.parse(json).status;
export const hitsOf = ({ json }: Answer) => counted.parse(json).hits;
export const leakedNamesOf = ({ json }: Answer) => leaked.parse(json).hostnames;
export const ledgerOf = ({ json }: Answer) => ledger.parse(json);
export const machinesOf = ({ json }: Answer) => machines.parse(json);
