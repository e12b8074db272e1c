import type { Procedure, Runbook } from '../model/runbook.ts';
import type { Scenario } from '../model/scenario.ts';
import { proceduresNamed } from '../scenario/find-procedure.ts';
import { type Aspect, contentOf, differingAspects } from './procedure-content.ts';

/** A procedure that a drill rehearses, and what an edit did to it. */
export interface RehearsedChange {
  readonly key: 'procedure' | 'prepare' | 'verification';
  /** The procedure's name in the scenario. */
  readonly name: string;
  readonly kind: 'changed' | 'new' | 'gone';
  readonly aspects: readonly Aspect[];
}

type Procedures = Pick<Runbook, 'procedures'>;

/**
 * What an edit did to the procedures that a drill rehearses. `old` is undefined if the file did not
 * exist. Each text is searched with the names of its own scenario: `line 42` may be another line now.
 */
export function rehearsedChanges(
  old: { readonly scenario: Scenario; readonly runbook: Procedures } | undefined,
  edited: { readonly scenario: Scenario; readonly runbook: Procedures },
): readonly RehearsedChange[] {
  const { branches, claims } = edited.scenario;
  const decisive = [...branches.flatMap(({ where }) => where ?? []), ...claims];
  return (['procedure', 'prepare', 'verification'] as const).flatMap(
    (key): readonly RehearsedChange[] => {
      const name = edited.scenario[key];
      if (name === undefined) return [];
      const was = old && only(old.scenario[key], old.runbook);
      const is = only(name, edited.runbook);
      if (!was && !is) return [];
      if (!was || !is) return [{ key, name, kind: is ? 'new' : 'gone', aspects: [] }];
      const aspects = differingAspects(contentOf(was, decisive), contentOf(is, decisive));
      return aspects.length > 0 ? [{ key, name, kind: 'changed', aspects }] : [];
    },
  );
}

/** The procedure with the name. Undefined if there are several: such a drill cannot be planned. */
function only(name: string | undefined, { procedures }: Procedures): Procedure | undefined {
  const [procedure, ...others] = name === undefined ? [] : proceduresNamed(name, procedures);
  return others.length === 0 ? procedure : undefined;
}
