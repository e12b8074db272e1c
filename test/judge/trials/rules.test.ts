import { expect } from 'chai';
import { chanceOf } from '../../../harness/judge/trials/binomial.ts';
import { shares } from '../../../harness/judge/trials/quantiles.ts';
import {
  anyTimeRule,
  declaredRule,
  evidence,
  type Rule,
} from '../../../harness/judge/trials/rules.ts';
import { everClaimed } from './ever-claimed.ts';
import { simulateClaims } from './simulated-claims.ts';

describe('the value of the e-process', () => {
  it('is 1 before the first trial, and the same as by the integral written out', () => {
    expect(evidence(0, 0, 0.9)).to.be.closeTo(1, 1e-12);
    for (const [successes, total, share] of [
      [5, 5, 0.5],
      [10, 12, 0.5],
      [74, 75, 0.9],
      [150, 160, 0.95],
    ] as const) {
      const written = byIntegral(successes, total, share);
      expect(evidence(successes, total, share) / written).to.be.closeTo(1, 1e-6);
    }
  });

  it('is not expected to grow where the chance is the share itself, nor where it is less', () => {
    for (const share of [0.05, 0.5, 0.9, 0.95]) {
      for (const chance of [share, share * 0.9, share * 0.3]) {
        for (const total of [1, 2, 7, 40]) {
          expect(expectedValue(total, share, chance)).to.be.at.most(1 + 1e-9);
        }
        expect(expectedValue(40, share, share)).to.be.closeTo(1, 1e-9);
      }
    }
  });

  it('proves nothing where it cannot be computed', () => {
    expect(anyTimeRule(0, 3000, 0.95)).to.equal(false);
    expect(anyTimeRule(3000, 3000, 0.5)).to.equal(true);
  });
});

describe('a claim that is not true', () => {
  it('is made by at most 5 % of all numbers of trials that were declared', () => {
    for (const share of Object.values(shares)) {
      for (const total of [5, 29, 59, 95, 270, 390]) {
        expect(falseClaims(total, share, declaredRule)).to.be.at.most(0.05);
      }
    }
  });

  it('is ever made in at most 5 % of all histories by the rule for any time: all histories, counted', () => {
    for (const share of Object.values(shares)) {
      expect(everClaimed(anyTimeRule, { share, chance: share, trials: 365 })).to.be.within(
        0.01,
        0.05,
      );
    }
  });

  it('is made as seldom in histories drawn by chance', () => {
    for (const share of Object.values(shares)) {
      const [trials, histories] = [200, 10_000];
      const counted = everClaimed(anyTimeRule, { share, chance: share, trials });
      const simulated = simulateClaims(anyTimeRule, share, { trials, histories, seed: 16 });
      expect(simulated).to.be.closeTo(counted, 0.008);
    }
  });

  it('is made far too often by the rule for declared trials, where somebody looks after each one', () => {
    const p90 = (trials: number) => everClaimed(declaredRule, { share: 0.9, chance: 0.9, trials });
    expect(p90(100)).to.be.closeTo(0.11, 0.005);
    expect(p90(365)).to.be.closeTo(0.21, 0.005);
  });
});

function byIntegral(successes: number, total: number, share: number): number {
  const parts = 200_000;
  const width = (1 - share) / parts;
  let spread = 0;
  for (let part = 0; part < parts; part += 1) {
    const chance = share + (part + 0.5) * width;
    spread +=
      (chance / share) ** successes * ((1 - chance) / (1 - share)) ** (total - successes) * width;
  }
  return ((successes === total ? share ** -total : 0) + spread / (1 - share)) / 2;
}

function expectedValue(total: number, share: number, chance: number): number {
  let expected = 0;
  for (let successes = 0; successes <= total; successes += 1) {
    expected += chanceOf(successes, total, chance) * evidence(successes, total, share);
  }
  return expected;
}

function falseClaims(total: number, share: number, rule: Rule): number {
  let chance = 0;
  for (let successes = 0; successes <= total; successes += 1) {
    if (rule(successes, total, share)) chance += chanceOf(successes, total, share);
  }
  return chance;
}
