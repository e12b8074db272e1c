import type { Place, Procedure, Runbook } from '../model/runbook.ts';
import {
  type Aspect,
  contentOf,
  differingAspects,
  type ProcedureContent,
} from './procedure-content.ts';

/** What an edit did to one procedure. `place` is in the new text, or in the old one if it is `gone`. */
export interface ProcedureChange {
  readonly kind: 'changed' | 'new' | 'gone';
  readonly title: string;
  readonly path: readonly string[];
  readonly place: Place;
  /** What differs; empty for a procedure that is new or gone. */
  readonly aspects: readonly Aspect[];
}

type Procedures = Pick<Runbook, 'procedures'>;

/**
 * The procedures whose steps, placeholders, claims, data risks, symptoms or checklist an edit changed, in the
 * order of the new text; deleted procedures come last. A procedure is identified by its title and the
 * headings above it. Among several with the same titles, unchanged ones are paired first, so that
 * moving a procedure changes nothing. A renamed procedure is a new procedure.
 */
export function compareProcedures(old: Procedures, edited: Procedures): readonly ProcedureChange[] {
  const [was, is] = [old.procedures.map(readable), edited.procedures.map(readable)];
  const partners = new Map<Readable, Readable>();
  const gone = new Set(was);
  for (const keyOf of identities) {
    const waiting = Map.groupBy(gone, keyOf);
    for (const one of is) {
      const partner = partners.has(one) ? undefined : waiting.get(keyOf(one))?.shift();
      if (!partner) continue;
      partners.set(one, partner);
      gone.delete(partner);
    }
  }
  const changes = is.flatMap((one) => {
    const partner = partners.get(one);
    if (!partner) return [change('new', one)];
    const aspects = differingAspects(partner.content, one.content);
    return aspects.length > 0 ? [change('changed', one, aspects)] : [];
  });
  return [...changes, ...[...gone].map((one) => change('gone', one))];
}

interface Readable {
  readonly procedure: Procedure;
  readonly content: ProcedureContent;
  readonly title: string;
  readonly headings: string;
  readonly text: string;
}

const readable = (procedure: Procedure): Readable => {
  const { title, path } = procedure;
  const content = contentOf(procedure);
  const headings = JSON.stringify([...path, title]);
  return { procedure, content, title, headings, text: JSON.stringify(content) };
};

/** Keys that identify a procedure in both texts, the most certain first. */
const identities: readonly ((one: Readable) => string)[] = [
  ({ headings, text }) => `${headings}\n${text}`,
  ({ title, text }) => `${title}\n${text}`,
  ({ headings }) => headings,
  ({ title }) => title,
];

const change = (
  kind: ProcedureChange['kind'],
  { procedure: { title, path, place } }: Readable,
  aspects: readonly Aspect[] = [],
): ProcedureChange => ({ kind, title, path, place, aspects });
