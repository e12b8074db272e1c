import type { KeyObject } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { HarnessError } from '../../errors.ts';
import { rowOf } from '../../history/row-of.ts';
import { first } from '../../judge/measure/arm-record.ts';
import type { HistoryRow } from '../../model/history.ts';
import type { DrillRecord } from '../../report/drill-record.ts';
import { signed } from '../../report/evidence/envelope.ts';
import type { Selection } from '../../report/evidence/selection.ts';
import { type Described, statementOf } from '../../report/evidence/statement.ts';
import { openOutFolder } from '../work/out-folder.ts';
import type { ChosenDrills } from './chosen-drills.ts';
import { describe, statementFile, verdictsFile } from './files.ts';
import { readChosen } from './read-chosen.ts';

export interface Packed {
  readonly drills: number;
  readonly selection: Selection;
  readonly folder: string;
}

/** Writes journals, their texts and verdicts into a new folder, with a statement of what they prove. */
export async function packEvidence(
  chosen: ChosenDrills,
  folder: string,
  key: KeyObject | undefined,
  say: (text: string) => void,
): Promise<Packed> {
  if (existsSync(join(folder, statementFile))) {
    throw new HarnessError(
      'BAD_USAGE',
      `--out ${folder}: there is evidence in this folder already.`,
      {
        next: 'Name a new folder: evidence that was signed does not change.',
      },
    );
  }
  const { drills, selection } = await readChosen(chosen, say);
  await openOutFolder(folder);
  const files: Described[] = [];
  const write = async (name: string, content: Buffer | string) => {
    await writeFile(join(folder, name), content);
    files.push(describe(name, content));
  };
  for (const name of ['journals', 'texts']) await mkdir(join(folder, name), { recursive: true });
  const rows: HistoryRow[] = [];
  const taken = new Set<string>();
  for (const drill of drills) {
    const { journalFile = '' } = drill;
    const name = `journals/${journalName(drill, taken)}`;
    await write(name, await readFile(journalFile));
    rows.push({ ...rowOf(drill), journal: name });
  }
  const texts = new Map(drills.flatMap(textOf));
  for (const [name, text] of texts) await write(name, text);
  await write(verdictsFile, `${JSON.stringify(rows, null, 2)}\n`);
  const subjects = [...texts].map(([name, text]) => describe(name, text));
  const statement = JSON.stringify(statementOf(rows, subjects, files, selection), null, 2);
  const content = key ? JSON.stringify(signed(statement, key), null, 2) : statement;
  // Last: without it the folder is no evidence.
  await writeFile(join(folder, statementFile), `${content}\n`);
  return { drills: drills.length, folder, selection };
}

/** With its run in it, as `run` names journals; files from several folders may have the same name. */
function journalName({ journalFile = '', verdict }: DrillRecord, taken: Set<string>): string {
  const base = basename(journalFile);
  const name = base.includes(verdict.run) ? base : `${verdict.run}-${base}`;
  let free = name;
  for (let number = 2; taken.has(free); number += 1) free = `${number}-${name}`;
  taken.add(free);
  return free;
}

/** The journal has the whole text. */
function textOf({ events }: DrillRecord): readonly (readonly [name: string, text: string])[] {
  const runbook = first(events, 'drill-started')?.plan.runbook;
  if (!runbook) return [];
  return [[`texts/${runbook.sha256.slice(0, 12)}-${basename(runbook.file)}`, runbook.text]];
}
