// The layers of the house, innermost first; a module may import only from its own layer and those inside it.
const pureGround = '^harness/(model/|(ports|errors|clock)\\.ts$)';
const ioGround = '^harness/io/';
const recorder = '^harness/journal/recorder\\.ts$';
const pure = '^harness/(runbook|lint|scenario|affected|mutation|judge|report|journal)/';
const adapters = [
  'catalog',
  'cluster',
  'operator',
  'faults',
  'git',
  'history',
  'probes',
  'monitoring',
  'shellcheck',
];
/** What touches the machine: reached by no pure module, on whatever way. */
const touchesTheMachine = [
  ioGround,
  '^(node:)?(fs|fs/promises|child_process|net|http|https|dgram|tls|worker_threads|os)$',
  '^node_modules/(execa|testcontainers|zx)/',
];

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'pure-ground-knows-nothing',
      severity: 'error',
      from: { path: pureGround },
      to: { path: '^harness/', pathNot: pureGround },
    },
    {
      name: 'io-ground-knows-the-pure-ground-only',
      severity: 'error',
      from: { path: ioGround },
      to: { path: '^harness/', pathNot: [pureGround, ioGround] },
    },
    {
      name: 'pure-stays-pure',
      severity: 'error',
      from: { path: pure, pathNot: recorder },
      to: { path: '^harness/', pathNot: [pureGround, pure] },
    },
    {
      name: 'pure-reaches-no-io',
      severity: 'error',
      from: { path: [pureGround, pure], pathNot: recorder },
      to: { path: touchesTheMachine, reachable: true },
    },
    ...adapters.map((adapter) => ({
      name: `adapters-do-not-import-each-other-${adapter}`,
      severity: 'error',
      from: { path: `^harness/${adapter}/` },
      to: { path: '^harness/', pathNot: [pureGround, ioGround, pure, `^harness/${adapter}/`] },
    })),
    {
      name: 'drill-knows-ports-only',
      severity: 'error',
      from: { path: '^harness/drill/' },
      to: { path: '^harness/', pathNot: [pureGround, pure, '^harness/drill/'] },
    },
    {
      name: 'gameday-is-below-the-command-line',
      severity: 'error',
      from: { path: '^harness/gameday' },
      to: { path: '^harness/cli' },
    },
    {
      name: 'fakes-know-nothing-of-the-harness',
      severity: 'error',
      from: { path: '^fixtures/' },
      to: { path: '^harness/' },
    },
    {
      name: 'no-test-code-in-the-harness',
      severity: 'error',
      from: { path: '^harness/' },
      to: { path: '^(test|node_modules/(mocha|chai|playwright-core))/' },
    },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node'] },
  },
};
