import { $, argv, echo, fs, os, path, tmpdir, which } from 'zx';

// Makes docs/report.png, the README's picture: `make picture`, or of a newer drill
// `make picture JOURNAL=out/journals/raibid-ci-redis-hang.RUN.jsonl`, which then becomes the recorded one.
const recorded = 'fixtures/journals/redis-hang.jsonl';
const picture = 'docs/report.png';
const [journal = recorded] = argv._;

$.quiet = true;
$.timeout = '60s';
if (path.resolve(journal) !== path.resolve(recorded)) {
  // Without the names of this machine's folders.
  const text = await fs.readFile(journal, 'utf8');
  await fs.writeFile(recorded, text.replaceAll(`${process.cwd()}/`, ''));
}
const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const found = await Promise.all(names.map((name) => which(name, { nothrow: true })));
const browser = found.find((file) => file !== null);
if (!browser) throw new Error('No chromium on the PATH: `make chromium` installs one.');
const reports = tmpdir();
try {
  await $`node harness/bin.js judge ${recorded} --out ${reports}`;
  // Root has no sandbox of Chromium's; what is opened is only our own report.
  const rights = os.userInfo().uid === 0 ? ['--no-sandbox'] : [];
  const shot = ['--hide-scrollbars', '--window-size=1000,1405', `--screenshot=${picture}`];
  await $`${browser} --headless ${rights} ${shot} file://${reports}/report.html`;
} finally {
  await fs.rm(reports, { recursive: true });
}
echo(`${picture} shows ${recorded}`);
