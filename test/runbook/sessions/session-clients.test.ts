import { expect } from 'chai';
import { clientErrors } from '../../../harness/runbook/sessions/session-clients.ts';

const of = (client: string, output: { stdout?: string; stderr?: string }, joined = false) =>
  clientErrors(client, { stdout: '', stderr: '', ...output }, joined);

describe('errors of a client', () => {
  it('are what it prints of a failed statement, also where it goes on', () => {
    const psql = 'ERROR:  relation "orders" does not exist\nLINE 1: SELECT * FROM orders;\n';
    expect(of('psql', { stderr: psql })).to.deep.equal([
      'ERROR:  relation "orders" does not exist',
    ]);
    for (const [client, stderr] of [
      ['psql', 'FATAL:  password authentication failed for user "shop"'],
      ['psql', 'invalid command \\dtt'],
      ['mysql', "ERROR 1146 (42S02) at line 2: Table 'shop.orders' doesn't exist"],
      ['cqlsh', '<stdin>:1:InvalidRequest: Error from server: code=2200'],
      ['sqlite3', 'Parse error near line 1: no such table: orders'],
    ] as const) {
      expect(of(client, { stderr }), stderr).to.deep.equal([stderr]);
    }
    expect(of('redis-cli', { stdout: 'OK\nWRONGTYPE Operation against a key' })).to.have.length(1);
    expect(of('mongosh', { stdout: 'shop> MongoServerError: not primary' })).to.have.length(1);
  });

  it('are no rows, notices and warnings', () => {
    expect(of('psql', { stdout: ' 1 | ERROR: x\nERROR: a row\n', stderr: 'NOTICE:  none' })).to.be
      .empty;
    expect(of('psql', { stderr: 'WARNING:  there is no transaction in progress' })).to.be.empty;
    expect(of('redis-cli', { stdout: 'PONG\nREADONLYISH\nerrors: 3' })).to.be.empty;
    expect(of('mongosh', { stdout: "shop> { err: 'Error: none' }" })).to.be.empty;
    expect(of('awk', { stderr: 'ERROR: x' })).to.be.empty;
  });

  // Output of a step: a pattern that tries every way to cut it would never end here.
  it('are looked for in one pass, whatever a line has', () => {
    expect(of('mongosh', { stdout: '<a>'.repeat(5000) })).to.be.empty;
    expect(of('mongosh', { stdout: 'a [b] c> '.repeat(5000) })).to.be.empty;
  });

  it('are in the output where the step joins both', () => {
    expect(of('psql', { stdout: 'ERROR:  no' })).to.be.empty;
    expect(of('psql', { stdout: 'ERROR:  no' }, true)).to.deep.equal(['ERROR:  no']);
  });
});
