import { expect } from 'chai';
import { style } from '../../../harness/report/html/style.ts';

type Palette = Readonly<Record<string, string>>;

const [light, dark] = [...style.matchAll(/:root \{([^}]*)\}/g)].map(
  ([, body = '']): Palette =>
    Object.fromEntries(
      [...body.matchAll(/--(\w+): (#[0-9a-f]{6})/g)].map(([, name, hex]) => [name, hex]),
    ),
);

/** Contrast of two colours as WCAG 2 defines it. */
function contrast(one = '', other = ''): number {
  const [high = 0, low = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (high + 0.05) / (low + 0.05);
}

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((start) => Number.parseInt(hex.slice(start, start + 2), 16) / 255)
    .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

describe('style', () => {
  for (const [scheme, palette] of Object.entries({ light, dark })) {
    it(`has contrast enough to read every colour of words: ${scheme}`, () => {
      for (const words of ['ink', 'muted', 'good', 'bad', 'unsure', 'limit']) {
        for (const ground of ['card', 'page']) {
          const ratio = contrast(palette?.[words], palette?.[ground]);
          expect(ratio, `${words} on ${ground}`).to.be.at.least(4.5);
        }
      }
      expect(contrast(palette?.ink, palette?.code)).to.be.at.least(4.5);
      expect(contrast(palette?.card, palette?.step), 'words in a bar').to.be.at.least(4.5);
    });
  }
});
