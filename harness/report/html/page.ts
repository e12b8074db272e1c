import { judgeMutations, withoutMutants } from '../../judge/mutation/judge-mutations.ts';
import { judgeTrials } from '../../judge/trials/judge-trials.ts';
import type { EditVerdict } from '../../model/edit.ts';
import type { DrillRecord } from '../drill-record.ts';
import { drillName, tally } from '../words.ts';
import { editSections } from './edits.ts';
import { factsSection } from './facts-section.ts';
import { frame } from './frame.ts';
import { html } from './markup.ts';
import { measuredSection } from './measured.ts';
import { mutationSections } from './mutations.ts';
import { drillAnchor, overview } from './overview.ts';
import { stepsSection } from './steps.ts';
import { trialSections } from './trials.ts';
import { verdictCard } from './verdict-card.ts';

/** `report.html`: one self-contained file for all drills, verdicts first. */
export function formatHtml(
  all: readonly DrillRecord[],
  generatedAt: string,
  edits: readonly EditVerdict[] = [],
): string {
  const drills = withoutMutants(all);
  const verdicts = drills.map(({ verdict }) => verdict);
  const articles = drills.map(
    (drill, index) => html`<article id="${drillAnchor(index)}">
<h2>${drill.verdict.title}</h2>
<p class="drill-name">${drillName(drill.verdict)} · fault ${drill.verdict.fault} · procedure “${drill.verdict.procedure.title}”</p>
${verdictCard(drill)}
${measuredSection(drill.verdict, drill.events)}
${stepsSection(drill.verdict, drill.events)}
${factsSection(drill)}</article>`,
  );
  return frame({
    title: tally(verdicts),
    of: generatedAt,
    main: html`${editSections(edits)}${mutationSections(judgeMutations(all))}${trialSections(judgeTrials(drills))}${verdicts.length > 1 && overview(verdicts)}
${articles}`,
    footer:
      'Times are measured from a user’s side; each carries the error that probing leaves. The journal holds every sample.',
  });
}
