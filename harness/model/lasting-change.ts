/** A change that the procedure makes for good, and rightly: it renews a secret, it adds a node. */
export interface LastingChange {
  /** As a fingerprint names it: `Kind/namespace/name`; a last part `*` stands for any name. */
  readonly object: string;
  readonly because: string;
}

/** What the scenario says of the object with this key of a fingerprint; undefined if nothing. */
export function lastingChangeOf(
  key: string,
  lasting: readonly LastingChange[],
): LastingChange | undefined {
  const parent = parentOf(key);
  return lasting.find(
    ({ object }) => object === key || (object.endsWith('/*') && parentOf(object) === parent),
  );
}

/** Where the next arm would find a change: a node has room, which decides what the fault does there. */
export const mustBeTakenBack = (object: string): boolean => parentOf(object) === 'Node';

/** Whether the change may still be there when the next arm begins. */
export function mayStay(key: string, lasting: readonly LastingChange[]): boolean {
  return lastingChangeOf(key, lasting) !== undefined && !mustBeTakenBack(key);
}

const parentOf = (key: string) => key.slice(0, key.lastIndexOf('/'));
