import { z } from 'zod';
import type { AimedFault, Cluster, Injector } from '../../ports.ts';

interface Checked {
  readonly injector: Injector;
  readonly fields: unknown;
}

type Fields = { readonly faults: readonly Checked[] };

/** Several faults at once, of the given kinds; it takes the list, because it is on that list itself. */
export function together(kinds: readonly Injector[]): Injector<Fields> {
  return {
    kind: 'together',
    schema: schemaOf(kinds),
    destroysData: ({ faults }) =>
      faults.some(({ injector, fields }) => injector.destroysData?.(fields) ?? false),
    async aim({ faults }, cluster, signal): Promise<AimedFault> {
      const aimed = await aimAll(faults, cluster, signal);
      return {
        targets: aimed.flatMap(({ targets }) => targets),
        undo: aimed.flatMap(({ undo }) => undo),
        inject: (inPlace) => injectAll(aimed, signal, inPlace),
        bite: async () => {
          for (const one of aimed) await one.bite?.();
        },
        isInPlace: async () => {
          for (const one of aimed) {
            const isOne = one.isInPlace ? await one.isInPlace() : !(await one.isGone());
            if (!isOne) return false;
          }
          return true;
        },
        isGone: async () => {
          const gone: boolean[] = [];
          for (const one of aimed) gone.push(await one.isGone());
          return gone.every(Boolean);
        },
      };
    },
  };
}

/** Starts the faults in order, each as soon as the one before is in place, even if it has not settled. */
async function injectAll(
  aimed: readonly AimedFault[],
  signal: AbortSignal,
  inPlace?: () => void,
): Promise<void> {
  const begun: Promise<void>[] = [];
  try {
    for (const one of aimed) {
      signal.throwIfAborted();
      await new Promise<void>((resolve, reject) => {
        const settled = one.inject(resolve);
        begun.push(settled);
        settled.then(resolve, reject);
      });
    }
    inPlace?.();
    await Promise.all(begun);
  } finally {
    // A revert must not meet an injector that is still working.
    await Promise.allSettled(begun);
  }
}

async function aimAll(
  faults: readonly Checked[],
  cluster: Cluster,
  signal: AbortSignal,
): Promise<AimedFault[]> {
  const aimed: AimedFault[] = [];
  for (const { injector, fields } of faults) {
    aimed.push(await injector.aim(fields, cluster, signal));
  }
  return aimed;
}

function schemaOf(kinds: readonly Injector[]) {
  const known = kinds.map(({ kind }) => kind).join(', ');
  const one = z
    .looseObject({ kind: z.string() })
    .transform(({ kind, ...fields }, context): Checked => {
      const injector = kinds.find((each) => each.kind === kind);
      if (!injector) {
        context.addIssue({ code: 'custom', path: ['kind'], message: `must be one of: ${known}` });
        return z.NEVER;
      }
      const checked = injector.schema.safeParse(fields);
      if (checked.success) return { injector, fields: checked.data };
      for (const { path, message } of checked.error.issues) {
        context.addIssue({ code: 'custom', path: [...path], message });
      }
      return z.NEVER;
    });
  return z.strictObject({ faults: z.array(one).min(2) });
}
