import { judgeSides } from '../../../harness/judge/compare/judge-sides.ts';
import type { EditSide, EditVerdict } from '../../../harness/model/edit.ts';
import { placeOf, redisPlan } from '../../judge/redis-plan.ts';
import { inconclusive, record, refuted, restarted, verified } from '../records.ts';

export const drilled = ({ verdict }: ReturnType<typeof verified>): EditSide => ({
  kind: 'drilled',
  verdict,
});
export const refusedSide: EditSide = {
  kind: 'refused',
  because: { text: 'ops.md has no procedure "Redis | Pod".', place: placeOf(3) },
};

/** An edit of the Redis procedure, judged. */
export const edit = (old: EditSide, edited: EditSide): EditVerdict => ({
  drill: redisPlan.scenario.id,
  title: redisPlan.scenario.title,
  procedure: { title: redisPlan.procedure.title, place: redisPlan.procedure.place },
  base: 'main',
  ...judgeSides(old, edited),
  old,
  edited,
});

const as = drilled(verified());
export const quick = drilled(record({ arms: { runbook: { ...restarted, brokenForMs: 8_000 } } }));
export const edits = {
  same: edit(as, as),
  better: edit(as, quick),
  worse: edit(quick, as),
  broken: edit(as, drilled(refuted())),
  refused: edit(as, refusedSide),
  inconclusive: edit(as, drilled(inconclusive())),
} as const;
