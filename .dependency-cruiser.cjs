// The layers of the house, innermost first; a module may import only from its own layer's inside.
const ground =
  '^harness/(model/|ports|errors|clock|paths|process-identity|command|docker|remove-labelled|service-proxy|at-a-time)';
const pure = '^harness/(runbook|lint|scenario|judge|report|affected)/';
const adapters = [
  'catalog',
  'cluster',
  'operator',
  'faults',
  'git',
  'probes',
  'monitoring',
  'history',
  'shellcheck',
];
const io = '^(node:)?(fs|fs/promises|child_process|net|http|https|dgram|tls|worker_threads|os)$';

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'ground-knows-nothing',
      severity: 'error',
      from: { path: ground },
      to: { path: '^harness/', pathNot: ground },
    },
    {
      name: 'pure-stays-pure',
      severity: 'error',
      from: { path: pure },
      to: { path: '^harness/', pathNot: [ground, pure] },
    },
    {
      name: 'pure-does-no-io',
      severity: 'error',
      from: { path: pure },
      to: { path: [io, '^node_modules/(execa|testcontainers|zx|@kubernetes)/'] },
    },
    ...adapters.map((adapter) => ({
      name: `adapters-do-not-import-each-other-${adapter}`,
      severity: 'error',
      from: { path: `^harness/${adapter}/` },
      to: { path: '^harness/', pathNot: [ground, pure, `^harness/${adapter}/`] },
    })),
    {
      name: 'drill-knows-ports-only',
      severity: 'error',
      from: { path: '^harness/drill/' },
      to: { path: '^harness/', pathNot: [ground, pure, '^harness/drill/'] },
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
