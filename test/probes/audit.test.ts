import { expect } from 'chai';
import { HarnessError } from '../../harness/errors.ts';
import type { CommandResult } from '../../harness/ports.ts';
import { auditReceipts } from '../../harness/probes/audit.ts';

describe('audit', () => {
  const inputs: string[] = [];
  const answering =
    (lines: readonly object[], rest: Partial<CommandResult> = {}) =>
    async (_argv: readonly string[], { input }: { input: string }): Promise<CommandResult> => {
      inputs.push(input);
      const stdout = lines.map((line) => `${JSON.stringify(line)}\n`).join('');
      return { exitCode: 0, stdout, stderr: '', durationMs: 1, timedOut: false, ...rest };
    };
  const fate = (receipt: string, fate: string) => ({ receipt, fate });
  const failure = async (lines: readonly object[], rest: Partial<CommandResult> = {}) => {
    const audit = auditReceipts(answering(lines, rest), 'jobs', ['1', '2']);
    const error: unknown = await audit.catch((reason: unknown) => reason);
    expect(error).to.be.instanceOf(HarnessError).and.include({ code: 'PROBER_FAILED' });
    return String(error);
  };

  beforeEach(() => {
    inputs.length = 0;
  });

  it('counts what became of each receipt, and asks once for each', async () => {
    const lines = [
      fate('1', 'kept'),
      fate('2', 'lost'),
      fate('3', 'unanswered'),
      fate('4', 'kept'),
    ];
    const audit = await auditReceipts(answering(lines), 'jobs', ['1', '2', '3', '4', '2']);
    expect(audit).to.deep.equal({ kept: 2, lost: ['2'], unanswered: 1 });
    expect(inputs).to.deep.equal(['["1","2","3","4"]']);
  });

  it('does not ask without receipts', async () => {
    const audit = await auditReceipts(answering([]), 'jobs', []);
    expect(audit).to.deep.equal({ kept: 0, lost: [], unanswered: 0 });
    expect(inputs).to.deep.equal([]);
  });

  it('fails if k6 fails, with its last words', async () => {
    const all = [fate('1', 'kept'), fate('2', 'kept')];
    const stderr = 'Request Failed\nno such file\n';
    const ended = await failure(all, { exitCode: 107, stderr });
    expect(ended).to.include('status 107').and.include('no such file');
    expect(ended).not.to.include('Request Failed');
    expect(await failure(all, { timedOut: true, exitCode: 137 })).to.include('did not end');
  });

  it('fails if k6 does not report a receipt, or reports something else', async () => {
    expect(await failure([fate('1', 'kept')])).to.include('reported 1');
    await failure([fate('1', 'kept'), fate('1', 'kept')]);
    await failure([fate('1', 'kept'), fate('3', 'kept')]);
    await failure([fate('1', 'kept'), fate('2', 'kept'), fate('2', 'lost')]);
    await failure([fate('1', 'kept'), fate('2', 'elsewhere')]);
    await failure([], { stdout: 'hello\n' });
  });
});
