import { setTimeout } from 'node:timers/promises';
import { askThroughProxy } from '../io/service-proxy.ts';
import { stated } from '../model/figures.ts';
import type { Invariant, InvariantBound, InvariantReading, Reading } from '../model/system.ts';
import type { Cluster } from '../ports.ts';
import { valueAt } from '../scenario/json-path.ts';

const timeoutMs = 5_000;
/** Of all that one number takes; objects are asked for without a limit of their own. */
const latestMs = 10_000;

/**
 * Reads an invariant's number and, where they are read too, what it is held to; `atEnd`: also what it
 * must come to in the end. Where nothing answers with a number, it says why and does not reject.
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
  const found = withOwn({ value, ...bounds }, answer, invariant, atEnd);
  if (found.atMost === undefined || value <= found.atMost) return found;
  // Two answers are of two moments: a limit that was raised between them was no broken one.
  const again = await boundsOf(cluster, invariant, false);
  return { ...found, atMost: Math.max(found.atMost, again.atMost ?? found.atMost) };
}

type Bounds = Pick<InvariantReading, 'atMost' | 'atEnd'>;

/** Bounds that another answer holds than the number's own. */
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

/** With the bounds that stand in the number's own answer. */
function withOwn(
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
  throw new Error(`${path} of the answer is ${found}, and no number`);
}
