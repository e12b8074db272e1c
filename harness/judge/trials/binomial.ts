/** The logarithms of the factorials, from 0! on; grown as they are needed. */
const logFactorials = [0];

function logFactorial(n: number): number {
  for (let next = logFactorials.length; next <= n; next += 1) {
    logFactorials.push((logFactorials[next - 1] ?? 0) + Math.log(next));
  }
  return logFactorials[n] ?? Number.NaN;
}

/** The chance of exactly `successes` of `total`, each with the chance `share`, between 0 and 1. */
export function chanceOf(successes: number, total: number, share: number): number {
  const failures = total - successes;
  const ways = logFactorial(total) - logFactorial(successes) - logFactorial(failures);
  return Math.exp(ways + successes * Math.log(share) + failures * Math.log1p(-share));
}

/** The chance of `successes` or more of `total`. */
export const chanceOfAtLeast = (successes: number, total: number, share: number): number =>
  sum(successes, total, total, share);

/** The chance of `successes` or fewer of `total`. */
export const chanceOfAtMost = (successes: number, total: number, share: number): number =>
  sum(0, successes, total, share);

function sum(from: number, to: number, total: number, share: number): number {
  let chance = 0;
  for (let successes = from; successes <= to; successes += 1) {
    chance += chanceOf(successes, total, share);
  }
  return Math.min(1, chance);
}
