import type { JournalEvent } from '../../journal/events.ts';
import { all, first } from '../../judge/measure/arm-record.ts';
import { passesNeeded } from '../../judge/measure/passes-needed.ts';
import { seconds, stated } from '../../model/figures.ts';
import type { Plan } from '../../model/scenario.ts';
import type { ProbeSpec } from '../../model/system.ts';
import type { Verdict } from '../../model/verdict.ts';
import { describeProbe } from '../../scenario/probe-schema.ts';
import type { DrillRecord } from '../drill-record.ts';
import { lastingText, wayOutText } from '../words.ts';
import { html, type Markup } from './markup.ts';
import { reasonLine } from './verdict-card.ts';

/** Further facts: notes, clean-up, and the machine and versions. */
export function factsSection({ verdict, events, journalFile }: DrillRecord): Markup {
  const started = first(events, 'drill-started');
  return html`${notes(verdict, started?.plan)}
${cleanUp(verdict, events)}
<section><h3>Where and with what</h3>
<dl class="facts">
${fact('Drill', verdict.drill)}
${fact('Started', verdict.startedAt)}
${fact('Run', verdict.run)}
${verdict.waysOut.map((one) => fact('Way out of the cluster', wayOutText(one)))}
${started && planFacts(started.plan)}
${clusterFacts(events)}
${fact('Runbook, SHA-256', verdict.runbook.sha256)}
${fact('Journal', journalFile)}
${Object.entries(started?.machine ?? {}).map(([name, value]) => fact(`Machine, ${name}`, value))}
${Object.entries(started?.versions ?? {}).map(([name, value]) => fact(`Version, ${name}`, value))}
${Object.entries(first(events, 'system-ready')?.images ?? {}).map(([name, id]) => fact(`Image, ${name}`, id))}
</dl></section>`;
}

const fact = (name: string, value: string | undefined) =>
  value ? html`<div><dt>${name}</dt><dd>${value}</dd></div>` : null;

function planFacts({ scenario, probes, traffic }: Plan): Markup {
  const { kind, ...fields } = scenario.fault;
  return html`${fact('Scenario', scenario.file)}
${fact('Fault', `${kind} ${JSON.stringify(fields)}`)}
${probes.map((probe) => fact(`Probe, ${probe.name}`, probeFacts(probe, scenario.stablePasses)))}
${traffic.map((probe) => fact(`Traffic, ${probe.name}`, questionFacts(probe)))}
${fact('Parts of the system', scenario.parts.join(', '))}
${fact('Reaction of a person', scenario.reactionMs > 0 ? `${stated(scenario.reactionMs)}, part of the outage` : 'none added')}`;
}

const probeFacts = (probe: ProbeSpec, stablePasses: number): string =>
  `${questionFacts(probe)}; recovered after ${passesNeeded(probe, stablePasses)} passes in a row`;

function questionFacts(probe: ProbeSpec): string {
  const { asks, expects } = describeProbe(probe);
  const rate = `${probe.rate} a second (resolution ${stated(1000 / probe.rate)})`;
  return `${asks}, ${rate}, time-out ${stated(probe.timeoutMs)}, expects ${expects}`;
}

function clusterFacts(events: readonly JournalEvent[]): Markup {
  const cluster = first(events, 'cluster-ready');
  const ready = first(events, 'system-ready');
  const targets = first(events, 'fault-injected')?.targets;
  const how = cluster?.reused ? 'found again' : 'created';
  return html`${fact('Fault injected into', targets?.join(', '))}
${cluster && fact('Cluster', `${cluster.cluster}, ${how} after ${seconds(cluster.atMs)}`)}
${ready && fact('System ready', `after ${seconds(ready.atMs)}`)}
${fact('Drill took', seconds(events.at(-1)?.atMs ?? 0))}`;
}

function notes(
  { procedureWorks, dataSafe, invariantsHold, verificationHolds, promisesKept }: Verdict,
  plan: Plan | undefined,
): Markup | null {
  const all = [
    ...(plan?.notes ?? []),
    ...(procedureWorks.notes ?? []),
    ...(dataSafe.notes ?? []),
    ...(invariantsHold.notes ?? []),
    ...(verificationHolds.notes ?? []),
    ...(promisesKept.notes ?? []),
  ];
  if (all.length === 0) return null;
  return html`<section><h3>Notes</h3><ul>${all.map((note) => html`<li>${reasonLine(note)}</li>`)}</ul></section>`;
}

function cleanUp({ clean, lastingChanges }: Verdict, events: readonly JournalEvent[]): Markup {
  const undone = all(events, 'undo-written').flatMap(({ arm, undo }) =>
    undo.map(({ describes }) => html`<li>${arm}: ${describes}, written down before the fault</li>`),
  );
  const reverted = all(events, 'reverted').map(
    ({ arm, gone, atMs }) =>
      html`<li>${arm}: ${gone ? 'fault gone' : 'fault still there'} ${seconds(atMs)} into the drill</li>`,
  );
  const compared = all(events, 'fingerprint').filter(({ when }) => when === 'after');
  const objects = compared.map(
    ({ arm, objects }) =>
      html`<li>${arm}: ${Object.keys(objects).length} objects compared with before</li>`,
  );
  const lasting = lastingChanges.map((one) => html`<li>Lasting change: ${lastingText(one)}</li>`);
  return html`<section><h3>Clean-up</h3>
<ul class="${clean.holds === false ? 'bad' : 'plain'}">${clean.reasons.map((reason) => html`<li>${reasonLine(reason)}</li>`)}</ul>
<ul>${lasting}${undone}${reverted}${objects}</ul></section>`;
}
