import { expect } from 'chai';
import { answerOf } from '../../../../fixtures/prober/kinds/condition/reply.ts';

const expected = { condition: 'Ready', status: 'True' };
const certificate = { metadata: {}, status: { conditions: [{ type: 'Ready', status: 'False' }] } };
const answer = (status: number, body: unknown = '', error = '') =>
  answerOf({ status, body, error }, expected);

describe('an answer of the API server', () => {
  it('is a fact about the system where it has the object, or says that there is none', () => {
    expect(answer(200, JSON.stringify(certificate))).to.deep.equal({ lack: 'Ready=False' });
    expect(answer(404)).to.deep.equal({ lack: 'there is no such object' });
  });

  for (const status of [401, 403]) {
    it(`says nothing about the system with status ${status}: the prober lacks a right`, () => {
      expect(answer(status)).to.deep.equal({ missing: `the API server: status ${status}` });
    });
  }

  it('says nothing about the system where the API server is busy, or does not answer', () => {
    for (const status of [429, 500, 503]) expect(answer(status)).to.have.all.keys('missing');
    const refused = answer(0, null, 'connection refused');
    expect(refused).to.deep.equal({ missing: 'the API server: connection refused' });
    expect(answer(0)).to.deep.equal({ missing: 'the API server: no answer' });
  });
});
