import type { Fingerprint } from './observations.ts';

export interface FingerprintChange {
  /** `Deployment/namespace/name`. */
  readonly object: string;
  readonly what: 'added' | 'removed' | 'changed';
}

/** How two fingerprints differ, sorted by object. */
export function changesBetween(
  before: Fingerprint,
  after: Fingerprint,
): readonly FingerprintChange[] {
  const objects = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...objects].sort().flatMap((object): FingerprintChange[] => {
    if (!(object in after)) return [{ object, what: 'removed' }];
    if (!(object in before)) return [{ object, what: 'added' }];
    return before[object] === after[object] ? [] : [{ object, what: 'changed' }];
  });
}

/** `Deployment/ns/name was changed`. */
export const changeText = ({ object, what }: FingerprintChange): string => `${object} was ${what}`;
