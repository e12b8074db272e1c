#!/usr/bin/env node
// A checkout runs the TypeScript sources. A packed package has only the compiled files, because Node
// does not strip types inside node_modules.
import { existsSync } from 'node:fs';
// Not by name: an older Node lacks `enableCompileCache`, and would fail at the import, before the check below.
import module from 'node:module';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';

if (Number(process.versions.node.split('.')[0]) < 24) {
  process.stderr.write(
    `firedrill: Node 24 or newer is needed, this is ${process.version}. In a project: npm install --save-dev node@24, then npx firedrill.\n`,
  );
  process.exit(2);
}
// Node exits with 1 after a crash, which here means refuted. The watchdog undoes what the run has started.
process.on('uncaughtException', (error) => {
  const isSaid = error?.name === 'HarnessError';
  const text = isSaid ? `${error.code}  ${error.message}` : `INTERNAL  ${error?.stack ?? error}`;
  process.stderr.write(`${text}\n${isSaid && error.next ? `→ ${error.next}\n` : ''}`);
  process.exit(3);
});
// A command without a cluster spends half of its time compiling our own sources. The cache makes it
// compile them only once.
const caches = process.env.XDG_CACHE_HOME || join(homedir(), '.cache');
module.enableCompileCache(join(caches, 'firedrill', 'compiled'));
// Loading the libraries leaves 70 MB of garbage, and by default V8 never gives that memory back. It would
// make the harness faster, but a drill mostly waits. `check` ends before the memory would matter, and with many
// files it cares for itself: io/collect-earlier.ts.
if (process.argv[2] !== 'check') {
  setFlagsFromString('--optimize-for-size');
}
// Our own modules name each other by their files, so there is nothing to look up; to look it up all the same is a
// tenth of a short command.
const formats = { ts: 'module-typescript', js: 'module' };
const own = [new URL('.', import.meta.url).href, new URL('../dist/', import.meta.url).href];
module.registerHooks?.({
  resolve(name, context, next) {
    const format = name.startsWith('.') ? formats[name.slice(-2)] : undefined;
    const isOwn = format && own.some((folder) => context.parentURL?.startsWith(folder));
    if (!isOwn) return next(name, context);
    return { url: new URL(name, context.parentURL).href, format, shortCircuit: true };
  },
});

const packed = new URL('../dist/cli/main.js', import.meta.url);
const source = new URL('./cli/main.ts', import.meta.url);
const { main } = await import(existsSync(source) ? source.href : packed.href);
await main(process.argv.slice(2));
