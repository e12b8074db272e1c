import type { Covered, TrialsVerdict } from '../../model/trials.ts';

/** What a claim is about: it says nothing about any other system, text or machine. */
export function coveredText({ fault, system, images, versions, runbook, machines }: Covered) {
  const parts = [
    `the fault ${fault}`,
    `the system ${system}${images.length > 0 ? ` with the images ${images.join(' and ')}` : ''}`,
    ...(versions.length > 0 ? [versions.join(' and ')] : []),
    `the text ${runbook.file} (${runbook.sha256.slice(0, 12)})`,
    ...(machines.length > 0 ? [`the machine: ${machines.join('; and ')}`] : []),
  ];
  return `Only this: ${parts.join('; ')}.`;
}

/** By which rule the claims are made, and why by that. */
export function ruleText({ rule, declared, drills }: TrialsVerdict): string {
  if (rule === 'declared' && declared) {
    return `${declared.of} trials, declared beforehand (seed ${declared.seed}).`;
  }
  const why = declared?.until
    ? `The trials went on until ${declared.until} could be claimed, or no longer, at most ${declared.of} times (seed ${declared.seed})`
    : declared
      ? `${drills} of ${declared.of} declared trials (seed ${declared.seed})`
      : 'Nobody declared this number of trials beforehand';
  return `${why}: so the claims hold however often somebody looks.`;
}
