import { createHash } from 'node:crypto';
import type { Described } from '../../report/evidence/statement.ts';

/** The files of the evidence that have fixed names. */
export const statementFile = 'statement.json';
export const verdictsFile = 'verdicts.json';

export const describe = (name: string, content: Buffer | string): Described => ({
  name,
  digest: { sha256: createHash('sha256').update(content).digest('hex') },
});
