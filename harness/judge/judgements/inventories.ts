import { amount } from '../../model/figures.ts';
import type { Plan } from '../../model/scenario.ts';
import type { ArmRecord } from '../measure/arm-record.ts';
import type { DataFinding } from './data-finding.ts';

const named = 3;

/**
 * Whether everything that the scenario counted before the fault is there after it. This is the scenario's
 * own assertion, whatever the runbook claims. New entries are not a loss.
 */
export function judgeInventories(
  record: ArmRecord,
  { inventories, procedure }: Pick<Plan, 'inventories' | 'procedure'>,
): readonly DataFinding[] {
  const claim = procedure.dataRisks.find(({ kind }) => kind === 'none');
  const place = claim?.place ?? procedure.place;
  return inventories.map(({ name }) => {
    const of = (when: 'before' | 'after') =>
      record.inventories.findLast((one) => one.name === name && one.when === when)?.entries;
    const [before, after] = [of('before'), of('after')];
    const unread = record.unread.find((one) => one.name === name);
    if (before && unread) {
      const text = `Inventory ${name} could not be read after the fault: ${unread.because}`;
      return { kind: 'uncounted', reason: { text } };
    }
    if (!before || !after) {
      const when = before ? 'after' : 'before';
      const text = `Inventory ${name} was not taken ${when} the fault, so nothing was compared.`;
      return { kind: 'uncounted', reason: { text } };
    }
    const keys = Object.keys(before);
    if (keys.length === 0) {
      const text = `Inventory ${name} was empty before the fault, so nothing was compared.`;
      return { kind: 'uncounted', reason: { text } };
    }
    const amiss = keys
      .filter((key) => after[key] !== before[key])
      .map((key) => `${key} ${key in after ? 'was changed' : 'is gone'}`);
    if (amiss.length > 0) {
      const more = amiss.length > named ? `, and ${amount(amiss.length - named)} more` : '';
      const text = `${amount(amiss.length)} of ${amount(keys.length)} entries of inventory ${name} are not as before the fault: ${amiss.slice(0, named).join(', ')}${more}.`;
      return { kind: 'refuted', reason: { text, place } };
    }
    const added = Object.keys(after).length - keys.length;
    const text = `All ${amount(keys.length)} entries of inventory ${name} are as before the fault${
      added > 0 ? `; ${amount(added)} ${added === 1 ? 'was' : 'were'} added meanwhile` : ''
    }.`;
    return { kind: 'safe', reason: { text } };
  });
}
