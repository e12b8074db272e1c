#!/usr/bin/env node
// In a checkout the sources run as they are; a packed package holds only what was compiled from
// them, because Node does not strip types inside node_modules.
import { existsSync } from 'node:fs';
// By its name it would end an older Node before that could say which one is needed.
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
// Node ends a crash with 1, which here means refuted. What the run had started the watchdog undoes.
process.on('uncaughtException', (error) => {
  process.stderr.write(`INTERNAL  ${error?.stack ?? error}\n`);
  process.exit(3);
});
// Half of the time of a command without a cluster is the reading of our own sources: what was
// compiled once is kept.
const caches = process.env.XDG_CACHE_HOME || join(homedir(), '.cache');
module.enableCompileCache(join(caches, 'firedrill', 'compiled'));
// Loading the libraries makes 70 MB of garbage that the default keeps room for ever after; a harness
// that mostly waits has no use for the speed that this buys. A check is over before it would matter.
if (process.argv[2] !== 'check') {
  setFlagsFromString('--optimize-for-size');
  setFlagsFromString('--max-semi-space-size=2');
}

const packed = new URL('../dist/cli/main.js', import.meta.url);
const source = new URL('./cli/main.ts', import.meta.url);
const { main } = await import(existsSync(source) ? source.href : packed.href);
await main(process.argv.slice(2));
