import { readFile, writeFile } from 'node:fs/promises';
import { parseJournal } from '../../harness/judge/journal.ts';
import { judge } from '../../harness/judge/judge.ts';
import { formatHtml } from '../../harness/report/html.ts';
import { findChromium, openBrowser } from './browser.ts';

// Makes docs/report.png, the README's picture: node test/report/picture.ts [journal]
const journalFile = process.argv[2] ?? 'fixtures/journals/redis-hang.jsonl';
const events = parseJournal(await readFile(journalFile, 'utf8'), journalFile);
const verdict = judge(events);
const executable = findChromium();
if (!executable) throw new Error('No chromium on the PATH; make chromium installs one.');
const browser = await openBrowser(executable);
const page = await browser.newPage({ viewport: { width: 1000, height: 1405 } });
await page.setContent(formatHtml([{ verdict, events, journalFile }], verdict.startedAt));
await writeFile('docs/report.png', await page.screenshot({ type: 'png' }));
await browser.close();
