import type { Place, Procedure, Runbook } from '../model/runbook.ts';
import { type Aspect, contentOf, differingAspects } from './procedure-content.ts';

/** `changed`: its place is in the new text; `gone`: in the old one. */
export interface ProcedureChange {
  readonly kind: 'changed' | 'new' | 'gone';
  readonly title: string;
  readonly path: readonly string[];
  readonly place: Place;
  /** What differs; empty where all of it is new or gone. */
  readonly aspects: readonly Aspect[];
}

type Procedures = Pick<Runbook, 'procedures'>;

/**
 * The procedures whose steps, placeholders, claims, data risks or symptoms an edit changed, in the
 * order of the new text; those that are gone come last. They are told by their titles and those of the
 * headings above; of several that have the same, those that did not change first find each other, so
 * that moving one changes nothing. One with another title is another one.
 */
export function compareProcedures(old: Procedures, edited: Procedures): readonly ProcedureChange[] {
  const waiting = Map.groupBy(old.procedures, ({ title }) => title);
  const partners = new Map<Procedure, Procedure>();
  for (const same of [sameInAll, alike, sameHeadings, sameTitle]) {
    for (const procedure of edited.procedures) {
      if (partners.has(procedure)) continue;
      const candidates = waiting.get(procedure.title) ?? [];
      const index = candidates.findIndex((one) => same(one, procedure));
      const [partner] = index === -1 ? [] : candidates.splice(index, 1);
      if (partner) partners.set(procedure, partner);
    }
  }
  const gone = new Set([...waiting.values()].flat());
  const changes = edited.procedures.flatMap((procedure) => {
    const partner = partners.get(procedure);
    if (!partner) return [change('new', procedure)];
    const aspects = differingAspects(contentOf(partner), contentOf(procedure));
    return aspects.length > 0 ? [change('changed', procedure, aspects)] : [];
  });
  const removed = old.procedures.filter((procedure) => gone.has(procedure));
  return [...changes, ...removed.map((procedure) => change('gone', procedure))];
}

const change = (
  kind: ProcedureChange['kind'],
  { title, path, place }: Procedure,
  aspects: readonly Aspect[] = [],
): ProcedureChange => ({ kind, title, path, place, aspects });

/** Of two procedures that have the same title. */
type Sameness = (one: Procedure, other: Procedure) => boolean;

const sameTitle: Sameness = () => true;
const sameHeadings: Sameness = (one, other) => one.path.join('\n') === other.path.join('\n');
const alike: Sameness = (one, other) =>
  differingAspects(contentOf(one), contentOf(other)).length === 0;
const sameInAll: Sameness = (one, other) => sameHeadings(one, other) && alike(one, other);
