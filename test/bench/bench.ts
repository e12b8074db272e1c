import { hasShellcheck } from '../../harness/shellcheck/run-shellcheck.ts';
import { firedrill } from '../e2e/command-line.ts';
import { benchBareCluster } from './bare-cluster.ts';
import { benchCheck, benchOneCheck, benchShellcheck } from './check.ts';
import { benchDrill, machine } from './drill-cost.ts';
import { benchFalseClaims } from './false-claims.ts';
import { benchGameday } from './gameday.ts';
import { benchHistory, benchHistoryKills } from './history.ts';
import {
  allowedMs,
  benchJourneys,
  byStallAndRate,
  errorMs,
  printJourneyErrors,
} from './journeys.ts';
import { benchOutages, printOutageErrors, wholeKinds } from './outage.ts';
import { benchParse } from './parse.ts';
import { benchProvider, benchProviderKills } from './provider-daemon.ts';
import { benchOrders } from './virtengined.ts';
import { benchVpsieApi } from './vpsie-api.ts';

const missed: string[] = [];

/** A figure beside its bound; what is over it is named again at the end, and fails the bench. */
function tell(what: string, value: number, bound: number, unit: string): void {
  const held = value <= bound;
  if (!held) missed.push(what);
  const figures = `${value.toFixed(2)} ${unit}`.padStart(12);
  console.log(`${held ? 'ok  ' : 'OVER'} ${figures}  of at most ${bound} ${unit}  ${what}`);
}

console.log(`Firedrill's own figures, on ${machine()}\n`);

const parsed = benchParse();
tell(`${parsed.documents} runbooks parsed`, parsed.ms / 1000, 1, 's');

const checked = await benchCheck(1000);
tell(`${checked.documents} runbooks checked whole`, checked.ms / 1000, 6, 's');
tell(`memory of checking ${checked.documents} runbooks`, checked.peakMb, 300, 'MB');
tell('one runbook checked, process start included', await benchOneCheck(5), 400, 'ms');
if (hasShellcheck()) {
  tell('20 runbooks checked, with shellcheck', (await benchShellcheck(20)) / 1000, 3, 's');
}
if (process.argv.includes('--long')) {
  const many = await benchCheck(10_000);
  tell('10,000 runbooks checked, in what 1,000 take', many.ms / checked.ms, 11, '×');
  tell('memory of checking 10,000 runbooks', many.peakMb, 300, 'MB');
}

const api = await benchVpsieApi({ rate: 2000, seconds: 20, vms: 1000 });
const lost = api.failed + api.notSent;
tell('fake VPSie API, 2,000 calls/s: failed or not sent of 40,000', lost, 0, 'calls');
tell('fake VPSie API, 2,000 calls/s: p99', api.p99Ms, 50, 'ms');

const seed = Math.floor(Math.random() * 2 ** 31);
for (const { quantile, percent } of benchFalseClaims(seed)) {
  tell(`false claims of ${quantile}, ever in 100,000 histories (seed ${seed})`, percent, 5, '%');
}
const histories = await benchHistory(1_000_000, seed);
for (const [name, figures] of Object.entries(histories)) {
  const of = `a history of 1,000,000 drills in ${name}`;
  tell(`${of}: time to add 500`, 500 / figures.rate, 1, 's');
  tell(`${of}: a report of 28 days`, figures.monthMs, 1000, 'ms');
  tell(`${of}: a report of all months`, figures.everMs, 2000, 'ms');
  tell(`${of}: an objective over all drills`, figures.sloMs, 30_000, 'ms');
  if (name === 'SQLite') tell(`${of}: its file`, figures.megabytes, 300, 'MB');
  else console.log(`    ${figures.megabytes.toFixed(0).padStart(8)} MB  ${of}: its size`);
}
if (!histories.PostgreSQL) {
  console.log('skipped: a history in PostgreSQL; install Debian’s package postgresql');
}
const historyWrong = await benchHistoryKills(100, seed);
tell(`a history: drills lost or doubled by 100 kills (seed ${seed})`, historyWrong, 0, 'drills');

const provider = await benchProvider(200, 100);
tell('provider-daemon with 200 leases: memory', provider.peakMb, 150, 'MB');
tell('provider-daemon: a client command, p99', provider.p99Ms, 200, 'ms');
const wrong = await benchProviderKills(100, seed);
tell(`provider-daemon: leases lost or doubled by 100 kills (seed ${seed})`, wrong, 0, 'leases');

tell('virtengined: 10,000 open orders listed', await benchOrders(10_000, 5), 1000, 'ms');

const kinds = [...wholeKinds, 'goes-by-halves'] as const;
const outages = await benchOutages({ kinds, trials: 20, rates: [20, 50], seed });
console.log(`\n${printOutageErrors(outages)}\n(milliseconds; seed ${seed})\n`);
for (const { kind, rate, boundMs, medianMs, worstMs, trials } of outages) {
  const of = `outage that ${kind}, asked ${rate}/s`;
  if (wholeKinds.includes(kind)) {
    tell(`${of}: worst error`, worstMs, boundMs, 'ms');
    tell(`${of}: median error`, medianMs, boundMs / 2, 'ms');
  } else {
    // Some mixed edges are too short for this rate to show that they are mixed.
    const outside = trials.filter(({ bracketed }) => !bracketed).length;
    tell(
      `${of}: truth outside the bounds, of ${trials.length}`,
      outside,
      trials.length * 0.4,
      'trials',
    );
  }
}

const journeys = await benchJourneys(seed);
console.log(`\n${printJourneyErrors(journeys)}\n(seconds; seed ${seed})\n`);
for (const { stall, rate, trials } of byStallAndRate(journeys)) {
  const of = `queue that ${stall}, a journey each ${1 / rate} s`;
  const outside = trials.filter(({ bracketed }) => !bracketed).length;
  tell(`${of}: truth outside the bounds, of ${trials.length}`, outside, 0, 'trials');
  // At a lower rate the time between two journeys is more than that.
  if (rate < 0.5) continue;
  const worst = Math.max(...trials.map((one) => errorMs(one) / allowedMs(one)));
  tell(`${of}: error, in 2 s or a tenth`, worst, 1, '×');
  const widest = Math.max(...trials.map((one) => one.boundMs / allowedMs(one)));
  tell(`${of}: what it says of its error, in 2 s or a tenth`, widest, 1.25, '×');
}

const bareSeconds = await benchBareCluster();
console.log(`\na bare cluster, its system pods ready: ${bareSeconds.toFixed(1)} s`);
const fresh = await benchDrill(['raibid-ci/redis-hang']);
const besideOutages = fresh.wallSeconds - fresh.outageSeconds;
tell('redis-hang less its outages, in bare clusters', besideOutages / bareSeconds, 2, '×');
tell('memory of the harness', fresh.harnessMb, 250, 'MB');
tell('memory of cluster, operator and prober', fresh.containersMb, 1200, 'MB');

await benchDrill(['raibid-ci/redis-hang', '--keep', '--arms', 'runbook']);
const kept = await benchDrill(['raibid-ci/redis-hang', '--keep', '--arms', 'runbook']);
tell(
  'kept cluster: all beside fault, procedure and passes',
  kept.wallSeconds - kept.drilledSeconds,
  5,
  's',
);

await firedrill(['down']);

const lanes = 3;
const day = await benchGameday('raibid-ci', lanes);
console.log(`\n${day.outcomes.join('\n')}`);
const startSeconds = day.startSeconds.reduce((sum, seconds) => sum + seconds, 0);
const needed = (startSeconds + day.watchedSeconds) / lanes;
console.log(
  `\na game day: ${day.wallSeconds.toFixed(0)} s in ${lanes} lanes; their clusters' starts ${startSeconds.toFixed(0)} s and ${day.watchedSeconds.toFixed(0)} s of systems broken or watched, divided by the lanes: ${needed.toFixed(0)} s`,
);
tell('game day, in what its systems were broken or watched', day.wallSeconds / needed, 1.1, '×');
tell('memory of a game day in three lanes', day.peakMb / 1024, 8, 'GB');

if (missed.length > 0) {
  console.log(`\nover their bound: ${missed.join('; ')}`);
  process.exitCode = 1;
}
