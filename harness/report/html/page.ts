import { createHash } from 'node:crypto';
import { judgeMutations, withoutMutants } from '../../judge/mutation/judge-mutations.ts';
import { judgeTrials } from '../../judge/trials/judge-trials.ts';
import type { EditVerdict } from '../../model/edit.ts';
import type { DrillRecord } from '../drill-record.ts';
import { drillName, tally } from '../words.ts';
import { editSections } from './edits.ts';
import { factsSection } from './facts-section.ts';
import { html, trusted } from './markup.ts';
import { measuredSection } from './measured.ts';
import { mutationSections } from './mutations.ts';
import { drillAnchor, overview } from './overview.ts';
import { stepsSection } from './steps.ts';
import { style } from './style.ts';
import { trialSections } from './trials.ts';
import { verdictCard } from './verdict-card.ts';

const styleHash = createHash('sha256').update(style).digest('base64');
/** No script, no network, and no style except this sheet. */
const policy = [
  "default-src 'none'",
  `style-src 'sha256-${styleHash}'`,
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

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
  return html`<!doctype html>
<html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Firedrill: ${tally(verdicts)}</title>
<style>${trusted(style)}</style></head>
<body><header><h1>Firedrill</h1><p>${tally(verdicts)} · ${generatedAt}</p></header>
<main>${editSections(edits)}${mutationSections(judgeMutations(all))}${trialSections(judgeTrials(drills))}${verdicts.length > 1 && overview(verdicts)}
${articles}</main>
<footer>Times are measured from a user’s side; each carries the error that probing leaves. The journal holds every sample.</footer></body></html>
`.markup;
}
