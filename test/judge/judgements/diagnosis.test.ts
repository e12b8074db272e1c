import { expect } from 'chai';
import type { EventOf } from '../../../harness/journal/events.ts';
import { isDiagnosis } from '../../../harness/judge/judgements/diagnosis.ts';
import type { PlannedStep } from '../../../harness/model/scenario.ts';
import { step } from '../../drill/rehearsal.ts';

const restart = step(9, 'kubectl delete pod -n shop -l app=shop');
const failed = (more: object = {}) =>
  ({ result: 'failed', exitCode: 1, stderr: '', ...more }) as EventOf<'step-finished'>;

describe('isDiagnosis', () => {
  const look = step(1, 'kubectl logs -n shop -l app=shop');

  const lookUps = [
    'kubectl --kubeconfig cluster.yaml get pods',
    'sudo kubectl get pods',
    'oc get pods',
    "kubectl get pods | sed 's/web/api/'",
    'kubectl get pod web-0 -o yaml | yq .status.phase',
    'for p in $(kubectl get pods -o name); do kubectl logs "$p"; done',
    'if kubectl get pod web-0; then echo there; fi',
    'POD=$(kubectl get pods -o name | head -1)',
    'docker inspect web | jq .[0].State',
    'aws ec2 describe-instances --instance-ids i-1',
    'helm status web -n shop',
  ];
  for (const text of lookUps) {
    it(`excuses, after an action too: ${text}`, () => {
      const asked = step(5, text);
      const steps = [step(1, 'kubectl rollout restart deploy/web'), asked, restart];
      expect(isDiagnosis(asked, failed(), steps)).to.equal(true);
    });
  }

  it('excuses an unanswered question before anything acts, and not afterwards', () => {
    const ask = (number: number) => step(number, 'redis-cli -h redis XLEN jobs');
    expect(isDiagnosis(ask(1), failed(), [ask(1), restart])).to.equal(true);
    const before = step(2, 'kubectl delete pod -l app=web');
    expect(isDiagnosis(ask(3), failed(), [before, ask(3), restart])).to.equal(false);
  });

  it('takes a captured look-up, a file that is kept and a literal for no action', () => {
    const ask = step(5, 'redis-cli -a "$REDIS_PASSWORD" PING');
    const before = [
      "REDIS_PASSWORD=$(kubectl get secret redis -o jsonpath='{.data.password}' | base64 -d)",
      'export POD=$(kubectl get pods -o name | head -1)',
      'NAMESPACE=shop',
      'kubectl get deploy web -o yaml > before.yaml',
    ];
    for (const text of before) {
      expect(isDiagnosis(ask, failed(), [step(1, text), ask, restart]), text).to.equal(true);
    }
  });

  it('excuses questions typed into a client before anything acts, and no change', () => {
    const typed = (client: string, text: string): PlannedStep => ({
      ...step(5, client),
      action: {
        ...{ kind: 'automated', name: 'look', run: text, timeoutMs: 1, because: 'no one types' },
        session: {
          client,
          statements: [
            { text, place: { file: 'x.md', line: 6, column: 1 }, endLine: 6, placeholders: [] },
          ],
        },
      },
    });
    const excuses = (one: PlannedStep) => isDiagnosis(one, failed(), [one, restart]);
    expect(excuses(typed('psql', 'SELECT * FROM orders;'))).to.equal(true);
    expect(excuses(typed('psql', 'DELETE FROM orders;'))).to.equal(false);
    expect(excuses(typed('redis-cli', 'FLUSHALL'))).to.equal(false);
  });

  it('excuses a wait only before anything acts: afterwards it is the check', () => {
    const wait = step(5, 'kubectl rollout status deploy/web --timeout=5s');
    expect(isDiagnosis(wait, failed(), [wait, restart])).to.equal(true);
    const undo = step(1, 'kubectl rollout undo deploy/web');
    expect(isDiagnosis(wait, failed(), [undo, wait, restart])).to.equal(false);
  });

  it('excuses no step that keeps a file for a later step, nor one that acts', () => {
    for (const text of [
      'kubectl get cm -o yaml > cm.yaml',
      'kubectl scale deploy/web --replicas=2',
    ]) {
      expect(isDiagnosis(step(1, text), failed(), [step(1, text), restart]), text).to.equal(false);
    }
  });

  it('is not excused at the end of the procedure, where it is the check', () => {
    const check = step(10, 'kubectl get pods | grep Running');
    expect(isDiagnosis(check, failed(), [look, restart, check])).to.equal(false);
    const evidence = step(11, 'kubectl logs deploy/web > evidence.log');
    expect(isDiagnosis(check, failed(), [look, restart, check, evidence])).to.equal(false);
  });

  it('is not excused if it could not start, or did not end', () => {
    const unknown = { stderr: 'error: unknown flag: --short' };
    expect(isDiagnosis(look, failed(unknown), [look, restart])).to.equal(false);
    expect(isDiagnosis(look, failed({ exitCode: 127 }), [look, restart])).to.equal(false);
    expect(isDiagnosis(look, failed({ result: 'timed-out' }), [look, restart])).to.equal(false);
  });

  describe('tells an answer of the broken system from a fault of the page', () => {
    const answers = [
      ['kubectl exec db-0 -- pg_isready', 'command terminated with exit code 2'],
      ['psql -h db -c "SELECT 1"', 'psql: error: could not connect to server'],
      ['getent hosts redis', ''],
      ['vault status', ''],
      ['ls /data/x', "ls: cannot access '/data/x': No such file or directory"],
      ['cat /sys/block/sda/stat', 'cat: /sys/block/sda/stat: Invalid argument'],
      ['kubectl logs $(kubectl get pods -o name)', "error: expected 'logs [-f] [-p] (POD)'"],
      ['kubectl get pods -o name | xargs kubectl logs', "error: expected 'logs [-f] [-p] (POD)'"],
    ] as const;
    for (const [text, stderr] of answers) {
      it(`exit code 2 is an answer: ${text}`, () => {
        const asked = step(1, text);
        expect(isDiagnosis(asked, failed({ exitCode: 2, stderr }), [asked, restart])).to.equal(
          true,
        );
      });
    }

    const misuses = [
      "ls: unrecognized option '--foo'",
      'Unknown options: --foo',
      'flag provided but not defined: -foo',
      'error: flag needs an argument: --tail',
      'error: unable to match a printer suitable for the output format "yml"',
      "error: expected 'logs [-f] [-p] (POD | TYPE/NAME) [-c CONTAINER]'.",
      "grep: invalid option -- 'y'",
      'ls: illegal option -- y',
      'error: invalid argument "x" for "--tail" flag',
      "sort: invalid argument 'x' for '--sort'",
      'error: unsupported argument --foo',
      'error: unknown gnu long option',
      'Error: Unknown flag: --foo',
      'curl: option --foo: is unknown',
      'usage: x: error: unrecognized arguments: --foo',
      "docker: 'lgos' is not a docker command.",
      "bash: -c: line 1: syntax error near unexpected token `fi'",
      'sh: 1: Syntax error: "fi" unexpected',
    ];
    for (const stderr of misuses) {
      for (const exitCode of [1, 2]) {
        it(`a fault of the page: ${stderr}, ${exitCode}`, () => {
          expect(isDiagnosis(look, failed({ exitCode, stderr }), [look, restart])).to.equal(false);
        });
      }
    }

    it('a fault of the page: a text that the reader found to be no valid shell', () => {
      const broken = {
        ...look,
        step: { ...look.step, syntaxError: 'unexpected `fi`' },
      } as typeof look;
      expect(isDiagnosis(broken, failed({ exitCode: 2 }), [broken, restart])).to.equal(false);
    });
  });

  describe('a step that acts still follows', () => {
    const manual = { kind: 'manual', because: 'an editor' } as const;
    const endless = { kind: 'endless', stopAfterMs: 500, because: 'it watches' } as const;
    const earlier = step(1, 'kubectl rollout restart deploy/web');
    const asked = step(5, 'kubectl get pods | grep Running');

    it('where a person does it, or where it never ends by itself', () => {
      for (const last of [
        step(9, 'kubectl edit deploy/web', manual),
        step(9, 'kubectl rollout restart deploy/web && kubectl get pods -w', endless),
      ]) {
        expect(isDiagnosis(asked, failed(), [asked, last])).to.equal(true);
        expect(isDiagnosis(asked, failed(), [earlier, asked, last])).to.equal(true);
      }
    });

    it('and none where that only watches, or is a branch that is not taken', () => {
      const notTaken = { kind: 'not-taken', because: 'no crash' } as const;
      for (const last of [
        step(9, 'kubectl get pods -w', endless),
        step(9, 'kubectl delete pod web-0', notTaken),
      ]) {
        expect(isDiagnosis(asked, failed(), [asked, last])).to.equal(false);
      }
    });

    it('takes an instruction for it only where no command acts', () => {
      const { place, endLine } = asked.step;
      const told = {
        ...step(9, '', manual),
        step: { kind: 'instruction', place, endLine, text: 'Restart it in the console.' },
      } as const;
      expect(isDiagnosis(asked, failed(), [asked, told])).to.equal(true);
      expect(isDiagnosis(asked, failed(), [earlier, asked, told])).to.equal(false);
    });
  });
});
