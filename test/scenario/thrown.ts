import { expect } from 'chai';
import { HarnessError } from '../../harness/errors.ts';
import { formatPlace } from '../../harness/scenario/place.ts';

/** The coded error that the work throws, in the parts that a test looks at. */
export function thrown(work: () => unknown): {
  code: string;
  at: string | undefined;
  message: string;
  next: string | undefined;
  exitCode: number;
} {
  try {
    work();
  } catch (error) {
    return partsOf(error);
  }
  throw new Error('nothing was thrown');
}

export async function rejected(work: Promise<unknown>) {
  const error = await work.then(
    () => new Error('nothing was thrown'),
    (reason: unknown) => reason,
  );
  return partsOf(error);
}

function partsOf(error: unknown) {
  expect(error).to.be.instanceOf(HarnessError);
  const { code, place, message, next, exitCode } = error as HarnessError;
  return { code, at: place && formatPlace(place), message, next, exitCode };
}
