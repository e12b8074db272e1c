import type { Script } from '../../runbook/commands/script.ts';

/** The words of a placeholder's name that say what it is; empty if the reader knows or chooses the value. */
export function subjectsOf(
  script: Script,
  hole: { readonly at: number; readonly name: string },
): readonly string[] {
  if (!/\p{L}/u.test(hole.name) || day.test(hole.name)) return [];
  if (address.test(hole.name)) return ['ip'];
  const parts = wordsIn(hole.name);
  if (parts.some((part) => chosen.has(part) || dateForm.test(part))) return [];
  const meaningful = parts.filter((part) => !vague.has(part));
  if (meaningful.length > 0) return meaningful;
  const kind = kindBefore(script.text.slice(Math.max(0, hole.at - 80), hole.at));
  return kind === undefined || chosen.has(kind) ? [] : [kind];
}

/** The reader chooses a day, and dots say nothing. */
const day = /yyyy/i;
/** `10.0.0.x`, `a.b.c.d` */
const address = /^(?:[\dxX]{1,3}(?:\.[\dxX]{1,3}){3}|a\.b\.c\.d)$/i;

/** The words read so far. */
export class Vocabulary {
  readonly #written = new Set<string>();
  readonly #known = new Set<string>();

  read(text: string): void {
    for (const written of text.match(word) ?? []) {
      if (this.#written.has(written)) continue;
      this.#written.add(written);
      this.#known.add(inFull(written));
      if (humped.test(written))
        for (const part of written.split(hump)) this.#known.add(inFull(part));
    }
  }

  knows(one: string): boolean {
    return this.#known.has(one);
  }
}

/** Words of a text in the form to compare: singular, lower case, short names of kinds in full. */
function wordsIn(text: string): readonly string[] {
  return (text.match(word) ?? []).flatMap((written) => {
    const parts = humped.test(written) ? written.split(hump) : [];
    const kind = (runOn.exec(written) ?? someOf.exec(written))?.[1];
    return [...(kind === undefined ? [written] : [kind]), ...parts].map(inFull);
  });
}

/** Two words in one: `podname`. */
const runOn =
  /^(pod|node|container|service|svc|deployment|deploy|volume|pvc|job|host)(?:name|id)$/i;
/** `somedir`, `yourcluster` */
const someOf = /^(?:some|your)([a-z]{3,})$/;
const humped = /[a-z][A-Z]/;
const hump = /(?<=[a-z])(?=[A-Z])/;
const word = /[A-Za-z][A-Za-z0-9]{0,60}/g;

function inFull(written: string): string {
  const lower = written.toLowerCase();
  const full = shortNames.get(lower);
  if (full !== undefined) return full;
  const singular = lower.endsWith('ss')
    ? lower
    : lower.replace(/(?<=..)ies$/, 'y').replace(/s$/, '');
  return shortNames.get(singular) ?? singular;
}

/** `deployment` of `deployment/<name>`, `pod` of `kubectl logs <name>`. */
function kindBefore(text: string): string | undefined {
  const before = /(?:^|[\s"'])([A-Za-z][\w.-]*)[ /]$/.exec(text)?.[1];
  if (before === undefined) return undefined;
  if (Object.hasOwn(kindOfVerb, before)) return kindOfVerb[before];
  return verbs.has(before) ? undefined : wordsIn(before).at(-1);
}

const shortNames: ReadonlyMap<string, string> = new Map(
  Object.entries({
    po: 'pod',
    no: 'node',
    ns: 'namespace',
    svc: 'service',
    deploy: 'deployment',
    sts: 'statefulset',
    ds: 'daemonset',
    rs: 'replicaset',
    cm: 'configmap',
    pvc: 'claim',
    persistentvolumeclaim: 'claim',
    pv: 'volume',
    persistentvolume: 'volume',
    addresses: 'ip',
    address: 'ip',
    db: 'database',
    dir: 'directory',
    repo: 'repository',
    processes: 'pid',
    process: 'pid',
    rev: 'revision',
    history: 'revision',
  }),
);

/** Parts of a name that do not say what it names. */
const vague = new Set(
  `name id uid uuid the a an my this that of actual correct expected stuck failed failing affected bad
  broken target specific some problematic problem current previous last latest old full short resource
  object kind type item x y z here me with`
    .trim()
    .split(/\s+/),
);

/** True if one of the words names what only the system knows: its objects, and the ids of its records. */
export const isOfSystem = (subjects: readonly string[]): boolean =>
  subjects.some((one) => ofSystem.has(one.replace(/\d+$/, '')));

const ofSystem = new Set(
  `pod node claim volume deployment statefulset daemonset replicaset container job cronjob configmap ingress
  certificate snapshot backup restore revision commit hash sha digest pid ip endpoint arn instance
  task stream leader primary replica member shard index queue topic partition lease session
  lock request order build pipeline execution run nodegroup ng pool subnet vpc sg eni checkpoint offset`
    .trim()
    .split(/\s+/),
);

/** Values that the reader knows already, or makes up. */
const chosen = new Set(
  `n your new namespace cluster context region zone environment env project account user username password
  token secret key domain registry number count replica size amount value text message reason comment
  description date time timestamp duration second minute hour command arg option flag file filename path
  directory list word thing url port tag version image label selector query pattern string interval timeout limit percent
  email team owner repository branch sid credential sk pk ghp gho xoxb xoxp akia glpat hvs pw pwd pass webhook incident ticket max min maximum
  minimum memory cpu capacity threshold level mode retention ttl boolean bool true false
  uri network platform arch os protocol format type`
    .trim()
    .split(/\s+/),
);

/** `YYYY`, `MM`, `DDTHH`, in lower case. */
const dateForm = /^(?:y{2,4}|mm|dd|hh|ss|[tz])+$/;

const kindOfVerb: Readonly<Record<string, string>> = {
  logs: 'pod',
  exec: 'pod',
  attach: 'pod',
  drain: 'node',
  cordon: 'node',
  uncordon: 'node',
};
const verbs = new Set(
  'kubectl get describe delete edit patch apply create scale label annotate rollout restart undo status set run debug ssh curl cat echo'.split(
    ' ',
  ),
);
