import { isForWindows } from '../commands/windows-programs.ts';
import { programOf, startOfCommand } from '../commands/wrappers.ts';
import { withoutHoles } from '../placeholders/holes.ts';
import { isCallable, isTyped } from '../sessions/typed.ts';
import { readShell } from '../shell/statements.ts';
import { isForNoShell } from './other-prompts.ts';

/**
 * True for code that is a whole command, not the name of a program or of a verb: `kubectl get pods`, but neither
 * `kubectl` nor `kubectl drain`.
 */
export function isWholeCommand(
  text: string,
  { run = false, used = false, programs }: Calling,
): boolean {
  const filled = withoutHoles(text);
  if (text.length > longest || elided.test(text) || unfinished.test(text)) return false;
  if (ofDocument.test(text) || !isOneStatement(filled)) return false;
  if (!(isTyped(filled) || isPlain(filled) || script.test(filled))) {
    const isOwn = programs.has(filled.split(' ', 1)[0] ?? '') && isCallable(filled);
    if (!isOwn && !(run && looksTyped.test(filled))) return false;
    if (isForNoShell(filled)) return false;
  }
  // What is in quotes is another language, or a text.
  if (
    sentence.test(/\s/.test(filled) ? filled.replace(quoted, '""') : filled) ||
    isForWindows(filled) ||
    ofWindows.test(filled)
  )
    return false;
  const all = filled.replace(/^(?:[A-Za-z_]\w*=\S* )+/, '').split(/\s+/);
  const words = all.slice(startOfCommand(all));
  const [program = '', ...rest] = words;
  if (/^sudo (?:-\S+ (?:[a-z][\w-]* )?)*(?:-[is]|--login|--shell)$/.test(filled)) return true;
  if (rest.length === 0)
    return isWholeAlone(
      program,
      run || (used && script.test(program) && !/\.(?:m?js|ts)$/.test(program)),
    );
  const args = rest.filter((word) => !word.startsWith('-'));
  return isComplete(programOf(program), args, rest);
}

/** How a sentence speaks of code. */
export interface Calling {
  /** It says to run it, so its program need not be known. */
  readonly run?: boolean;
  /** "Use", "via": a script needs no argument. */
  readonly used?: boolean;
  /** Programs that the document itself shows. */
  readonly programs: ReadonlySet<string>;
}

/** `scripts/check.sh`, `tools/rerun.py`, `bin/drain`: a path without `./`; `manage.py migrate`. */
const script =
  /^(?:[a-z][\w-]*\/){1,6}[\w.+-]+\.(?:sh|bash|py|rb|pl|js|mjs|ts)(?=\s|$)|^(?:s?bin|scripts?|tools?|hack|ops)\/[\w./+-]+(?=\s|$)|^[a-z][\w-]*\.(?:sh|bash|py|rb|pl)\s+[\w-]/;
const longest = 2000;
/** `kubectl get ...`, `cartctl [--force] move`, `knife (ssh|search)`, `docker compose up / down`. */
const elided =
  /(?:^|[\s\]>])(?:\.{3}|…)(?=\s|$)|\s\[-|\s\(?\w+\|\w+(?:\||\))|\s[a-z][a-z-]* \/ [a-z][a-z-]*(?=\s|$)/;
/** `kubectl apply -f`: the file is missing. */
const unfinished =
  /^(?:sudo )?(?:kubectl|oc) (?:.* )?(?:apply|create|replace|diff) (?:.* )?-f$|^(?:sudo )?(?:kubectl|oc|helm) .*\s(?:-n|-l|--filename|--namespace|--selector)$/;
/** `docs/mesh.md §2.4` */
const ofDocument = /^\S+\.(?:md|mdx|txt|html?|pdf)\s/;
/** No command, whatever the sentence says: SQL, requests, messages. */
const sentence =
  /^(?:select|insert|update|delete|show|set|alter|drop|create|truncate|grant) (?!-)[\w*(]+ (?:\S+ )?(?:from|into|set|table|user|database|to|=)\b|\s(?:is|are|was|were|has|failed|cannot)\s|[A-Za-z][.!?:]$/i;
const quoted = /"(?:[^"\\]|\\.)*"|'[^']*'/g;
/** `bin/shop.bat start` */
const ofWindows = /^\S+\.(?:bat|cmd|ps1|exe)(?=\s|$)/i;
const looksTyped =
  /^(?:[A-Za-z_]\w*=\S* )*(?:(?:\.{0,2}\/|~\/)[\w./+-]+|[a-z_][\w.+-]*)(?:\s+[^\s]+)*$/;

function isOneStatement(text: string): boolean {
  const parts = readShell(text);
  return parts.length === 1 && parts[0]?.kind === 'statement';
}

/** Programs that are also English words, so that `isTyped` wants more than words after them. */
const plain = new Set(
  'make service rake bundle mount sync reboot shutdown date hostname free top uptime'.split(' '),
);
const isPlain = (text: string) => plain.has(/^[a-z]+/.exec(text)?.[0] ?? '');

/** Programs that do something without an argument. */
const alone = new Set(
  `uptime reboot sync dmesg df free top htop lsblk mount date whoami hostname vmstat iostat ifconfig nproc
  lscpu pwd visudo vipw vigr newaliases squeue sinfo ncdu nvidia-smi update-grub ldconfig partprobe`
    .trim()
    .split(/\s+/),
);

/** A cheap test: most code in prose is a word, the name of something. */
export const mayBeCommand = (code: string): boolean =>
  code.length > 1 && (/[\s./_-]/.test(code) || alone.has(code));

function isWholeAlone(program: string, run: boolean): boolean {
  const isInstalled = /^\/(?:usr\/)?s?bin\//.test(program);
  if (alone.has(isInstalled ? programOf(program) : program)) return true;
  if (!run) return /^(?:\.{0,2}|~)\/.*\.\w+$/.test(program);
  const name = programOf(program);
  // `plan`, `reporting`: a word alone may name a job or a verb as well.
  if (!/[-_./]/.test(program)) return false;
  return !Object.hasOwn(verbs, name) && !needArguments.has(name);
}

/** Programs that do nothing useful alone. */
const needArguments = new Set(
  `curl wget ssh scp rsync grep sed awk cat tail head less jq yq dig nslookup ping chmod chown rm cp mv mkdir
  kill find tar openssl base64 xargs psql mysql redis-cli journalctl npx pip python python3 node java ruby
  bash sh yes exit quit y n no true false`
    .trim()
    .split(/\s+/),
);

/** Programs with verbs, and the verbs that are whole without anything after them. */
const verbs: Readonly<Record<string, string>> = {
  kubectl: 'version cluster-info api-resources api-versions events',
  oc: 'version status whoami projects login logout',
  helm: 'list ls version env',
  docker: 'ps images info version login logout',
  podman: 'ps images info version login',
  systemctl: 'daemon-reload daemon-reexec list-units list-timers reboot poweroff',
  git: 'status pull push fetch log diff stash init gc fsck',
  terraform: 'init plan apply destroy validate show output refresh login fmt version',
  tofu: 'init plan apply destroy validate show output refresh',
  npm: 'install ci test start audit',
  apt: 'update upgrade autoremove',
  'apt-get': 'update upgrade autoremove',
  'apt-cache': 'stats pkgnames',
  yum: 'update upgrade',
  dnf: 'update upgrade',
  vault: 'status login',
  aws: '',
  gcloud: '',
  az: 'login logout',
  velero: 'version',
  istioctl: 'version analyze proxy-status',
  ansible: '',
};

/** Verbs of two words, which want a target as well. */
const pairs =
  /^(?:kubectl|oc) (?:rollout \w+|set \w+|create \w+)$|^aws (?:\S+|s3 (?:cp|mv|rm|sync|rb|mb))$|^gcloud \S+$|^(?:docker|podman) (?:container|image|volume|network) (?:rm|inspect|stop|start)$|^git (?:stash (?:apply|drop)|remote add)$/;

function isComplete(program: string, args: readonly string[], rest: readonly string[]): boolean {
  if (!Object.hasOwn(verbs, program)) return true;
  const [verb = ''] = args;
  if (verb === '') return /^--?version$/.test(rest[0] ?? '') || program === 'ansible';
  if (rest.length > args.length && args.length > 1) return true;
  if (args.length === 1)
    return (
      verbs[program]?.split(' ').includes(verb) || rest.some((word) => /^-[flkA]$|=/.test(word))
    );
  return !pairs.test([program, ...args].join(' '));
}
