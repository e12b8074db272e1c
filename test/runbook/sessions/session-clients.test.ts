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
      ['psql', 'psql:<stdin>:2: ERROR:  division by zero'],
      ['psql', 'psql: error: connection to server failed'],
      ['cockroach', 'ERROR: relation "orders" does not exist'],
      ['mysql', "ERROR at line 1: Unknown command '\\j'."],
      ['mysql', "ERROR 2002 (HY000): Can't connect"],
      ['mysql', "ERROR 1146 (42S02) at line 2: Table 'shop.orders' doesn't exist"],
      ['cqlsh', '<stdin>:1:InvalidRequest: Error from server: code=2200'],
      ['sqlite3', 'Parse error near line 1: no such table: orders'],
      ['sqlite3', 'Runtime error near line 3: UNIQUE constraint failed: a.b (19)'],
    ] as const) {
      expect(of(client, { stderr }), stderr).to.deep.equal([stderr]);
    }
    const redis = 'OK\nWRONGTYPE Operation against a key\n\nOK\nERR syntax error\n\n';
    expect(of('redis-cli', { stdout: redis })).to.have.length(2);
  });

  it('are no rows, notices and warnings', () => {
    expect(of('psql', { stdout: ' 1 | ERROR: x\nERROR: a row\n', stderr: 'NOTICE:  none' })).to.be
      .empty;
    expect(of('psql', { stderr: 'WARNING:  there is no transaction in progress' })).to.be.empty;
    expect(of('redis-cli', { stdout: 'PONG\nREADONLYISH\nerrors: 3' })).to.be.empty;
    expect(of('mongosh', { stdout: "shop> { err: 'Error: none' }" })).to.be.empty;
    expect(of('awk', { stderr: 'ERROR: x' })).to.be.empty;
  });

  // Without a terminal redis-cli prints a value as it is, and after an error reply an empty line.
  it('are no values that read like an error of Redis', () => {
    expect(of('redis-cli', { stdout: 'OK\nERR card declined\n1\n' })).to.be.empty;
    expect(of('redis-cli', { stdout: '2\nERR one\nOOM two\nBUSY three\n' })).to.be.empty;
    const inTransaction = 'OK\nQUEUED\nQUEUED\nWRONGTYPE Operation\n\nERR card declined\n';
    expect(of('redis-cli', { stdout: inTransaction })).to.deep.equal(['WRONGTYPE Operation']);
  });

  it('are known in the other forms of redis-cli, in which values are quoted', () => {
    const forms = ['(error) ERR syntax error', '1) (error) WRONGTYPE Operation against a key'];
    for (const stdout of [...forms, 'ERROR,"ERR syntax error"', 'error:"ERR syntax error"']) {
      expect(of('redis-cli', { stdout: `${stdout}\n1\n` }), stdout).to.deep.equal([stdout]);
    }
    expect(of('redis-cli', { stdout: '"ERR card declined"\n1) "OOM two"\n' })).to.be.empty;
  });

  it('are no data of a system that has errors of its own', () => {
    expect(of('psql', { stdout: 'ERROR: card declined\nerror: none' }, true)).to.be.empty;
    expect(of('mysql', { stdout: 'ERROR 17 (card declined)\nERROR at line' }, true)).to.be.empty;
    expect(of('sqlite3', { stdout: 'Error on line 7 of the import' }, true)).to.be.empty;
  });

  // As mongosh 2.12 prints them where its output is no terminal.
  it('are known of mongosh by their carriage return, and of the shell before it', () => {
    for (const said of [
      'ReferenceError: foo is not defined',
      'MongoServerError[NotWritablePrimary]: not primary',
      'Error: x',
    ]) {
      expect(of('mongosh', { stdout: `shop> 1\nshop> Uncaught \r${said}\nshop> ` })).to.deep.equal([
        said,
      ]);
    }
    const long = 'shop> Uncaught:\n\rSyntaxError: Unexpected token (1:8)\n\n> 1 | let a = ;\n';
    expect(of('mongosh', { stdout: long })).to.have.length(1);
    expect(of('mongo', { stdout: 'uncaught exception: ReferenceError: x' })).to.have.length(1);
    for (const stdout of [
      'shop> MongoServerError: a value',
      'shop> Uncaught exceptions: 3',
      'a\r\nPaymentError: card declined\r\n',
    ]) {
      expect(of('mongosh', { stdout }), stdout).to.be.empty;
    }
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
