import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect } from 'chai';
import type { Browser } from 'playwright-core';
import { formatHtml } from '../../harness/report/html/page.ts';
import { findChromium, openBrowser } from '../report/browser.ts';
import {
  generatedAt,
  healsAlone,
  inconclusive,
  killed,
  refuted,
  verified,
} from '../report/records.ts';

const folder = 'out/test';
const looks = [
  { name: 'light', width: 1100, colorScheme: 'light' },
  { name: 'dark', width: 1100, colorScheme: 'dark' },
  { name: 'narrow', width: 390, colorScheme: 'light' },
] as const;

describe('HTML report in a browser', function () {
  this.timeout(300_000);
  let browser: Browser;

  before(async function () {
    const executable = findChromium();
    if (!executable) {
      console.log('      no chromium on the PATH: make chromium installs one');
      this.skip();
    }
    browser = await openBrowser(executable);
    mkdirSync(folder, { recursive: true });
  });

  after(() => browser?.close());

  const pages = {
    report: () => formatHtml([verified()], generatedAt),
    gameday: () =>
      formatHtml([verified(), refuted(), healsAlone(), inconclusive(), killed()], generatedAt),
  };
  for (const [what, make] of Object.entries(pages)) {
    for (const { name, width, colorScheme } of looks) {
      it(`opens without an error and fits its width: ${what}, ${name}`, async () => {
        const file = resolve(folder, `${what}.html`);
        writeFileSync(file, make());
        const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme });
        const complaints: string[] = [];
        page.on('console', (message) => complaints.push(message.text()));
        page.on('pageerror', (error) => complaints.push(error.message));
        page.on('request', (request) => {
          if (!request.url().startsWith('file:')) complaints.push(request.url());
        });
        await page.goto(pathToFileURL(file).href);
        await page.screenshot({ path: join(folder, `${what}-${name}.png`), fullPage: true });
        expect(complaints).to.deep.equal([]);
        expect(await page.locator('.headline').first().isVisible()).to.equal(true);
        const charts = await page.locator('figure svg:visible').count();
        // Two for each drill, one for the killed one; and the trials of redis-hang have one together.
        expect(charts).to.equal(what === 'report' ? 2 : 10);
        const size = await page.locator('html').evaluate(({ scrollWidth }) => scrollWidth);
        expect(size).to.equal(width);
        await page.close();
      });
    }
  }

  it('has its style: the policy lets the sheet pass', async () => {
    const page = await browser.newPage();
    await page.setContent(pages.report());
    const size = await page
      .locator('.headline')
      .evaluate((element) => element.computedStyleMap().get('font-size')?.toString());
    expect(size).to.equal('26px');
    await page.close();
  });

  it('bars a script even if one got in', async () => {
    const page = await browser.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => complaints.push(message.text()));
    await page.setContent(
      pages.report().replace('<main>', '<main><script>document.title="x"</script>'),
    );
    expect(await page.title()).to.match(/^Firedrill/);
    expect(complaints.join()).to.match(/Content Security Policy/);
    await page.close();
  });
});
