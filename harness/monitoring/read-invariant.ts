import { setTimeout } from 'node:timers/promises';
import { askThroughProxy } from '../io/service-proxy.ts';
import { stated } from '../model/figures.ts';
import type { Invariant, InvariantBound, InvariantReading, Reading } from '../model/system.ts';
import type { Cluster } from '../ports.ts';
import { valueAt } from '../scenario/json-path.ts';

const timeoutMs = 5_000;
/** The limit for one whole reading; a request for objects has no timeout of its own. */
const latestMs = 10_000;

/**
 * Reads an invariant's number, and its bounds if those are read too; `atEnd`: also its required value at
 * the end. If the answer has no number, or none comes, it says why and does not reject.
 */
export async function readInvariant(
  cluster: Pick<Cluster, 'core' | 'objects'>,
  invariant: Invariant,
  { atEnd }: { readonly atEnd: boolean },
): Promise<InvariantReading | { readonly because: string }> {
  const over = new AbortController();
  const late = setTimeout(latestMs, undefined, { signal: over.signal }).then(
    () => ({ because: `no answer within ${stated(latestMs)}` }),
    () => ({ because: 'it was answered' }),
  );
  try {
    return await Promise.race([readNow(cluster, invariant, atEnd), late]);
  } catch (error) {
    return { because: error instanceof Error ? error.message : String(error) };
  } finally {
    over.abort();
  }
}

async function readNow(
  cluster: Pick<Cluster, 'core' | 'objects'>,
  invariant: Invariant,
  atEnd: boolean,
): Promise<InvariantReading> {
  const bounds = await boundsOf(cluster, invariant, atEnd);
  const answer = await ask(cluster, invariant.read);
  const value = numberAt(answer, invariant.take);
  const found = withOwnBounds({ value, ...bounds }, answer, invariant, atEnd);
  if (found.atMost === undefined || value <= found.atMost) return found;
  // Two answers come from two moments: a limit that was raised between them was not broken.
  const again = await boundsOf(cluster, invariant, false);
  return { ...found, atMost: Math.max(found.atMost, again.atMost ?? found.atMost) };
}

type Bounds = Pick<InvariantReading, 'atMost' | 'atEnd'>;

/** Bounds that come from another answer than the number. */
async function boundsOf(
  cluster: Pick<Cluster, 'core' | 'objects'>,
  invariant: Invariant,
  atEnd: boolean,
): Promise<Bounds> {
  const numberOf = async (bound: InvariantBound | undefined): Promise<number | undefined> => {
    if (typeof bound !== 'object' || !bound.read) return undefined;
    return numberAt(await ask(cluster, bound.read), bound.take);
  };
  const [most, end] = await Promise.all([
    numberOf(invariant.atMost),
    atEnd ? numberOf(invariant.atEnd) : undefined,
  ]);
  return { ...(most !== undefined && { atMost: most }), ...(end !== undefined && { atEnd: end }) };
}

/** Adds the bounds that come from the number's own answer. */
function withOwnBounds(
  found: InvariantReading,
  answer: unknown,
  invariant: Invariant,
  atEnd: boolean,
): InvariantReading {
  const own = (bound: InvariantBound | undefined) =>
    typeof bound === 'object' && !bound.read ? numberAt(answer, bound.take) : undefined;
  const [most, end] = [own(invariant.atMost), atEnd ? own(invariant.atEnd) : undefined];
  return {
    ...found,
    ...(most !== undefined && { atMost: most }),
    ...(end !== undefined && { atEnd: end }),
  };
}

async function ask(
  { core, objects }: Pick<Cluster, 'core' | 'objects'>,
  reading: Reading,
): Promise<unknown> {
  if ('path' in reading) {
    return askThroughProxy(core, reading, { path: reading.path.slice(1), timeoutMs });
  }
  const { apiVersion, kind, namespace, name } = reading;
  if (name === undefined) return objects.list(apiVersion, kind, namespace);
  const metadata = { name, ...(namespace !== undefined && { namespace }) };
  return objects.read({ apiVersion, kind, metadata });
}

function numberAt(answer: unknown, path: string): number {
  const value = valueAt(answer, path);
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  const found =
    value === undefined ? 'nothing' : (JSON.stringify(value)?.slice(0, 80) ?? 'nothing');
  throw new Error(`${path} of the answer is ${found}, which is not a number`);
}
