import { expect } from 'chai';
import { formatDuration, parseDuration } from '../../harness/model/duration.ts';

describe('duration', () => {
  it('reads every unit, alone and together', () => {
    const read = ['500ms', '60s', '1.5s', '1m30s', '2h', '1h1m1s1ms', '0s'].map(parseDuration);
    expect(read).to.deep.equal([500, 60_000, 1_500, 90_000, 7_200_000, 3_661_001, 0]);
  });

  it('refuses a duration without a unit, with an unknown one, or with one twice', () => {
    const wrong = ['', '60', '1d', 's', '-5s', '5 s', '30s1m', '1s1s', '1m30', '60s ', '.5s'];
    for (const text of wrong) expect(parseDuration(text), text).to.equal(undefined);
  });

  it('writes what it reads', () => {
    for (const text of ['200ms', '1s', '1.5s', '1m', '1m30s', '2h', '8h20m', '1h1s', '30h']) {
      expect(formatDuration(parseDuration(text) ?? -1)).to.equal(text);
    }
    expect(formatDuration(0)).to.equal('0ms');
  });

  it('writes hours as hours, also where minutes were written', () => {
    const written = ['500m', '120m', '90m', '3600s'].map((text) => parseDuration(text) ?? -1);
    expect(written.map(formatDuration)).to.deep.equal(['8h20m', '2h', '1h30m', '1h']);
  });
});
