import { withoutOptions } from './without-options.ts';

/** What is started: `shopctl worker start`, `shop light start`. */
const things =
  /^(?:node|light|bridge|full|server|worker|agent|relayer|orchestrator|validator|sequencer|gateway|daemon|broker|scheduler|controller|standalone|executor|prover|indexer|proxy|api|web|master|beacon|consumer|listener|coordinator|monitor|exporter)$/;
const thing =
  /[-_](?:miner|worker|validator|node|relayer|sequencer|indexer|consumer|scheduler|runner|controller)$/;
const starts = /^(?:start|run)$/;
const looks =
  /^(?:list|ls|status|show|info|stop|restart|delete|create|add|remove|help|get|describe|update|version|logs?)$/;
/** Verbs that go on by themselves. */
const goesOn = /^(?:daemon|watch|monitor|follow|tail|tunnel|standalone|beacon-chain)$/;
/** What serves or waits by its name: `shop gateway`, `shop tunnel web`, `shop queue:work`. */
const listens =
  /^(?:listen|subscribe|webdav|gateway|tunnel|worker|queue:(?:work|listen)|schedule:work|run-?server|run-?worker)$/;
/** `shop mount /mnt`, which stays until it is unmounted. */
const mounts = /^mount$/;
/** What is started and ends, or is started elsewhere: `ozone admin reconfig --address a:1 start`. */
const ends =
  /^(?:admin|reconfig\w*|jobs?|tasks?|backups?|balance\w*|re-?balance\w*|scrub|repairs?|migrations?|sync|snapshots?|scans?|compaction|upgrade|rollout|restore|imports?|exports?|replication|trace|profil\w*|maintenance|instances?|vms?|containers?|services?|tests?)$/;
/** Where it listens: an option of whatever stays. */
const ofServers =
  /^--?(?:[\w-]*port|listen[\w-]*|bind[\w-]*|[\w-]*addr(?:ess)?|advertise[\w-]*)(?:=|$)/;
/** Where its data is, and whom it joins. */
const ofNodes =
  /^--?(?:[\w-]*store|data-?(?:dir|path)?|datadir|join|peers?|seeds?|retry-join|cluster[\w-]*|replication[\w-]*)(?:=|$)/;
const inBackground =
  /^(?:-d|-D|-b|--daemon\S*|--detach\S*|--background|--fork|--list|-l|--help|-o)(?:=|$)/;
/** Options that keep a program here, or make it repeat what it shows. */
const here =
  /^--(?:foreground|attach|no-?daemon(?:ize)?|no-?fork|no-?detach|watch|follow|tail|live|continuous|forever)(?:=true)?$/;
/** Programs whose `--follow`, `--tail` or `--watch` is something else, or which put things into the background. */
const other =
  /^(?:\S*ctl|minikube|colima|multipass|vagrant|rsync|wget|find|git|hg|cp|tar|jest|vitest|mocha|tsc|helm|brew|module|docker\S*|podman|nomad|systemd\S*|supervisor\S*|service|pm2|forever)$/;

/** True if the words of a program that no table knows say that it goes on: `shopd light start`, `shop stats --watch`. */
export function wordsServe(name: string, rest: readonly string[]): boolean {
  if (other.test(name)) return false;
  // `--tail 100` is a number of lines.
  if (rest.some((word, at) => here.test(word) && !/^\d/.test(rest[at + 1] ?? ''))) return true;
  const plain = withoutOptions(rest);
  const last = plain.at(-1) ?? '';
  if (plain.length === 1 && goesOn.test(last)) return true;
  if (rest.some((word) => inBackground.test(word))) return false;
  if (
    !/\.\w{2,4}$/.test(name) &&
    listens.test(plain[0] ?? '') &&
    plain.length < 3 &&
    !looks.test(last)
  )
    return true;
  if (
    plain.length > 1 &&
    plain.length < 4 &&
    mounts.test(plain.at(-2) ?? '') &&
    /^[/~$.]/.test(last)
  )
    return true;
  if (
    starts.test(last) &&
    plain.length < 4 &&
    !plain.some((word) => ends.test(word)) &&
    isServed(rest, plain.length)
  )
    return true;
  return (
    starts.test(last) &&
    plain.length < 4 &&
    (things.test(plain.at(-2) ?? '') || (plain.length === 1 && thing.test(name)))
  );
}

/** `-port` with what it serves or a second word, or two options about its data and its peers. */
function isServed(rest: readonly string[], words: number): boolean {
  const nodes = rest.filter((word) => ofNodes.test(word)).length;
  return nodes > 1 || ((nodes > 0 || words > 1) && rest.some((word) => ofServers.test(word)));
}
