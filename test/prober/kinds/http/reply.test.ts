import { expect } from 'chai';
import {
  fateOf,
  fill,
  fillAddress,
  lackOf,
  valueAt,
} from '../../../../fixtures/prober/kinds/http/reply.ts';

describe('reply', () => {
  it('is right with the status and the text alone', () => {
    const reply = { status: 201, error: '', body: '{"state": "queued"}' };
    expect(lackOf(reply, { status: 201 })).to.equal(undefined);
    expect(lackOf(reply, { status: 201, bodyIncludes: 'queued' })).to.equal(undefined);
    expect(lackOf(reply, { status: 200 })).to.equal('status 201');
    expect(lackOf(reply, { status: 201, bodyIncludes: 'done' })).to.equal(
      'status 201, but its body lacks "done"',
    );
    const none = { status: 0, error: 'dial: connection refused', body: null };
    expect(lackOf(none, { status: 201 })).to.equal('dial: connection refused');
    expect(lackOf({ ...none, error: '' }, { status: 201 })).to.equal('no answer');
  });

  it('gives the text or the number at a path of its JSON', () => {
    const body = '{"commit": {"sha": "c0ffee"}, "jobs": [{"id": 7}], "none": null, "empty": ""}';
    expect(valueAt(body, 'commit.sha')).to.equal('c0ffee');
    expect(valueAt(body, 'jobs.0.id')).to.equal('7');
    for (const path of [
      'commit',
      'jobs',
      'none',
      'none.sha',
      'empty',
      'commit.sha.more',
      'other',
      '',
    ]) {
      expect(valueAt(body, path), path).to.equal(undefined);
    }
    for (const other of ['', 'done', null, '"text"', '7']) {
      expect(valueAt(other, 'commit.sha'), String(other)).to.equal(undefined);
    }
  });

  it('fills only the names that it has values for', () => {
    expect(fill('{"a": {unique}, "b": "{unique}{x}"}', { unique: '1-2' })).to.equal(
      '{"a": 1-2, "b": "1-2{x}"}',
    );
    expect(fill('{a}', { a: '$&' })).to.equal('$&');
  });

  it('lets no value be another part of an address', () => {
    expect(fillAddress('http://a/{id}?of={id}', { id: '../b?c&d' })).to.equal(
      'http://a/..%2Fb%3Fc%26d?of=..%2Fb%3Fc%26d',
    );
  });

  describe('about a receipt', () => {
    const expected = { status: 200, bodyIncludes: '"id":"7"' };
    const fate = (status: number, body = '', isAlone = true) =>
      fateOf({ status, error: 'refused', body }, expected, isAlone);

    it('keeps what it names, and loses what the right place does not have', () => {
      expect(fate(200, '[{"id":"7"}]')).to.equal('kept');
      for (const [status, body] of [[200, '[]'], [404], [410]] as const) {
        expect(fate(status, body), String(status)).to.equal('lost');
      }
    });

    it('is no word about it from whoever refuses, sends elsewhere, or puts off', () => {
      for (const status of [0, 302, 400, 401, 403, 405, 408, 414, 429, 431, 500, 503]) {
        expect(fate(status), String(status)).to.equal('unanswered');
      }
    });

    it('is none about each of many where it is not about the list', () => {
      expect(fate(404, '', false)).to.equal('unanswered');
      expect(fate(200, '[]', false)).to.equal('lost');
    });
  });
});
