/** A row of docs/findings.md that names lines of the given text. */
export type Defect = readonly [
  /** As written in the row: `66, 102`. */
  lines: string,
  /** What is wrong there, in a few words. */
  what: string,
  /** `LINE RULE` of each rule that finds it; empty if no rule can. */
  found: readonly string[],
  /** The part of it that only a cluster shows. */
  onlyDrilled?: string,
];

const raibidCi: readonly Defect[] = [
  ['66, 102', 'a wait that the old pods satisfy', ['66 wait-on-old-pod', '102 wait-on-old-pod']],
  ['69, 105', 'a check too early, asked once', ['69 checked-too-early', '105 checked-too-early']],
  [
    '60, 166, 200, 212',
    'a terminal where none exists; comments contain what to type',
    [
      '60 terminal-without-need',
      '166 terminal-without-need',
      '200 interactive-command',
      '202 commands-in-comments',
      '212 terminal-without-need',
    ],
  ],
  ['23-24', 'a damaged file that nothing here shows', [], 'what is wrong with the volume'],
  ['27-33', 'the new pod meets the same file', [], 'that the file outlives the pod'],
  ['30-33', 'Redis asked only once, right after its pod is ready', ['33 asked-once-after-wait']],
  ['27', 'deletes the pod that is coming', [], 'that it takes jobs before it ends'],
  ['20', 'no log yet', [], 'whether the pod is just being created'],
  ['60', 'an open port mistaken for health', ['60 open-port-as-health']],
  ['60', 'a terminal where none exists', ['60 terminal-without-need']],
  ['63-66', 'the restart makes it worse', [], 'that Gitea cannot start without its database'],
  ['63', 'a restart with the same wrong settings', [], 'that the settings are wrong'],
  ['96', 'prints `<none>`, which has no consequence', ['96 get-as-check']],
  ['96', 'a deprecated interface', ['96 deprecated-resource-type']],
  ['136', 'heals alone', [], 'that it heals'],
  ['129-130', 'nothing resumes a paused one', [], 'that it is paused'],
  ['162-163', 'the output shows no disk', ['162 disk-by-top', '163 disk-by-top']],
  ['166', 'the disk of another node', ['166 disk-by-top']],
  ['170', 'a job started and not waited for', ['170 job-not-awaited']],
  [
    '174',
    'no docker here, and meant for another machine',
    ['174 docker-on-node', '174 another-machine'],
  ],
  [
    '177',
    'an editor',
    ['177 interactive-command'],
    'that the storage class of the claim cannot expand volumes',
  ],
  ['209', 'three plug-ins by name', [], 'which plug-in the cluster has'],
  ['212', 'cannot fail', ['212 run-hides-exit-code'], 'that it may take 60 s to give up'],
  ['215', 'a restart not waited for', ['215 unverified-change']],
  ['297', 'no pod of that name exists', ['297 made-up-pod-name']],
  ['307', 'a pattern that names no file', ['307 glob-in-cp'], 'that line 297 has left no file'],
  [
    '308, 311-312',
    'the objects that the container needs come after the commands in it',
    [],
    'that it cannot start without them',
  ],
  ['234', 'leaves out pods that hang', ['234 inverted-grep-as-check']],
  ['241-247', 'an order that nothing waits for', ['244 order-not-kept', '247 order-not-kept']],
  ['253', 'hangs, and fails', ['253 checked-too-early', '253 wait-without-limit']],
  ['256', 'never ends', ['256 endless-command']],
];

const vpsieProvisioning: readonly Defect[] = [
  ['107', 'a flag that has gone', ['107 unknown-kubectl-flag']],
  ['111', 'the nodes from before stay', [], 'that they keep their place'],
  ['136', 'never ends', ['136 endless-command']],
  ['157-164', 'a shell on another machine', ['157 interactive-command']],
  ['155-167', 'looks, and repairs nothing', [], 'that nothing else repairs it'],
];

const vpsieScaleUp: readonly Defect[] = [
  ['65-68', 'looks, and repairs nothing', [], 'that the credentials are refused'],
  ['88', 'a word that the log does not contain', [], 'what the autoscaler logs'],
  ['100', 'a time that is too short', [], 'how long the breaker is open'],
  ['110', 'looks, and repairs nothing', ['110 curl-without-fail'], 'that it may hang for minutes'],
];

/** Every defect that docs/findings.md shows by line, in its order, by the document's name. */
export const givenDefects: Readonly<Record<string, readonly Defect[]>> = {
  'raibid-ci-operations.md': raibidCi,
  'vpsie-provisioning-failed.md': vpsieProvisioning,
  'vpsie-scale-up-failure.md': vpsieScaleUp,
};
