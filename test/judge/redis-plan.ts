import type { DataRisk } from '../../harness/model/runbook.ts';
import type { Plan, PlannedStep, StepAction } from '../../harness/model/scenario.ts';

export const runbookFile = 'runbooks/raibid-ci-operations.md';

const lines = [
  '### Redis Pod Failure',
  '',
  '**Symptoms:**',
  '- Job operations answer with status 500',
  '- The job queue stands still',
  '- Logs show Redis connection errors',
  '',
  '```bash',
  '# 1. Check Redis pod status',
  'kubectl get pods -n raibid-ci -l app=redis',
  '# 2. Check Redis logs',
  'kubectl logs -n raibid-ci -l app=redis --tail=100',
  '# 3. If pod is CrashLooping, check persistent volume',
  'kubectl get pvc -n raibid-ci',
  'kubectl describe pvc redis-data -n raibid-ci',
  '# 4. Manual restart (if needed)',
  'kubectl delete pod -n raibid-ci -l app=redis',
  '# 5. Verify recovery',
  'kubectl wait --for=condition=ready pod -l app=redis -n raibid-ci --timeout=60s',
  '# 6. Test Redis connectivity',
  'redis-cli -h redis.raibid-ci.svc.cluster.local PING | grep -qx PONG',
  '```',
  '',
  '**Expected Recovery Time:** < 60 seconds',
];

export const placeOf = (line: number) => ({ file: runbookFile, line, column: 1 });

const labels = [0, 9, 11, 13, 13, 16, 18, 20];
const stepLines = [0, 10, 12, 14, 15, 17, 19, 21];
const run: StepAction = { kind: 'run', timeoutMs: 120_000 };
const notTaken: StepAction = { kind: 'not-taken', because: 'the pod hangs, it does not crash' };

function planned(number: number, action: StepAction): PlannedStep {
  const line = stepLines[number] ?? 1;
  const labelLine = labels[number] ?? 1;
  const text = lines[line - 1] ?? '';
  const labelText = (lines[labelLine - 1] ?? '').slice(2);
  return {
    number,
    phase: 'recover',
    action,
    boundText: text,
    step: {
      kind: 'command',
      language: 'bash',
      place: placeOf(line),
      endLine: line,
      text,
      label: {
        text: labelText,
        item: Number(labelText[0]),
        conditional: /if /i.test(labelText),
        place: placeOf(labelLine),
      },
      placeholders: [],
    },
  };
}

const claim = {
  kind: 'under',
  maxMs: 60_000,
  recovery: true,
  text: '< 60 seconds',
  place: { file: runbookFile, line: 24, column: 29 },
} as const;

const probe = {
  name: 'submit-job',
  kind: 'http',
  method: 'POST',
  url: 'http://raibid-server.raibid-ci.svc.cluster.local:8080/jobs',
  headers: { 'content-type': 'application/json' },
  body: '{"repository":"firedrill/probe","ref":"main"}',
  rate: 20,
  timeoutMs: 1000,
  expect: { status: 201, bodyIncludes: '"queued"' },
} as const;

const procedure: Plan['procedure'] = {
  title: 'Redis Pod Failure',
  level: 3,
  path: ['Operations', 'Recovery'],
  place: placeOf(1),
  steps: [],
  claims: [claim],
  dataRisks: [],
  symptoms: [4, 5, 6].map((line) => ({
    text: (lines[line - 1] ?? '').slice(2),
    place: placeOf(line),
  })),
};

/** A plan to judge by: Redis hangs, the runbook restarts it, 60 seconds are stated. */
export const redisPlan: Plan = {
  scenario: {
    id: 'raibid-ci/redis-hang',
    file: 'scenarios/raibid-ci/redis-hang.yaml',
    text: '',
    title: 'Redis hangs: it holds its connections and answers nothing',
    system: 'raibid-ci',
    runbook: 'raibid-ci-operations.md',
    procedure: 'Redis Pod Failure',
    fault: { kind: 'process-hang', process: 'redis-server' },
    parts: [],
    traffic: [],
    claims: [],
    automations: [],
    lookups: {},
    mayFail: [],
    allow: [],
    lasting: [],
    alerts: [],
    inventories: [],
    checklist: [],
    orders: {},
    bindings: {},
    branches: [{ item: 3, take: false, because: 'the pod hangs, it does not crash' }],
    symptoms: [],
    arms: ['runbook', 'control'],
    stablePasses: 20,
    reactionMs: 0,
    stepTimeoutMs: 120_000,
    endlessMs: 10_000,
    biteMs: 10_000,
    smoke: true,
  },
  system: {
    name: 'raibid-ci',
    folder: 'fixtures/systems/raibid-ci',
    images: [],
    manifests: ['manifests'],
    parts: {},
    workers: [],
    mirrored: [],
    inventories: [],
    invariants: [],
    namespaces: ['raibid-ci'],
    ready: [],
    readyTimeoutMs: 120_000,
    probes: [probe],
    operatorImage: { name: 'operator' },
    operatorTools: ['kubectl', 'redis-cli'],
  },
  runbook: {
    file: runbookFile,
    sha256: 'made by hand, not hashed',
    text: `${lines.join('\n')}\n`,
  },
  procedure,
  steps: [
    planned(1, run),
    planned(2, run),
    planned(3, notTaken),
    planned(4, notTaken),
    planned(5, run),
    planned(6, run),
    planned(7, run),
  ],
  rto: { ms: 60_000, claim, place: claim.place },
  deadlineMs: 90_000,
  controlMs: 60_000,
  destroysData: false,
  probes: [probe],
  traffic: [],
  inventories: [],
  checklist: [],
  invariants: [],
  alerts: [],
  rules: [],
  promises: [],
  waysOut: [],
  notes: [],
};

/** The same, where queued jobs are acknowledged, and the procedure says so of data at risk. */
export function countingPlan(...risks: readonly Omit<DataRisk, 'place'>[]): Plan {
  const receipt = { take: 'id', url: '/jobs/{receipt}', expect: { status: 200 } };
  const dataRisks = risks.map((risk, index) => ({ ...risk, place: placeOf(26 + index) }));
  return {
    ...redisPlan,
    probes: [{ ...probe, receipt }],
    procedure: { ...procedure, dataRisks },
  };
}

/** The same, where users read results meanwhile, and the runbook makes a promise about that. */
export const promisingPlan: Plan = {
  ...redisPlan,
  traffic: [{ ...probe, name: 'read-result' }],
  promises: [{ says: 'nobody waits', probe: 'read-result', place: placeOf(30) }],
};
