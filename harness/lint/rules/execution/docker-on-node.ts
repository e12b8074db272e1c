import { sendsElsewhere } from '../../../runbook/commands/elsewhere.ts';
import type { Command } from '../../../runbook/commands/script.ts';
import { readInvocation } from '../../../runbook/kubectl/invocation.ts';
import type { Problem, Rule } from '../../engine/rule.ts';
import { type Labels, labelsOf } from '../../read/command-labels.ts';
import type { LintDocument } from '../../read/document.ts';

/** `docker` on a node of a cluster, which no longer runs Docker. */
export const dockerOnNode: Rule = {
  name: 'docker-on-node',
  severity: 'error',
  why: 'Since Kubernetes 1.24 nodes run containerd or CRI-O: the docker command is missing there, or it does not see the pods.',
  examples: {
    bad: [
      'kubectl get nodes\n# On each node, clean up images\n«docker system» prune -af',
      'kubectl get nodes\n# SSH to each node and run:\n«docker ps»',
      'kubectl drain worker-1\nssh worker-1 sudo «docker images»',
      'kubectl get nodes -o wide\nssh root@worker-1\n«docker logs» kube-proxy',
      "kubectl get nodes\nssh worker-1 '«docker ps»'",
      'kubectl get nodes\n# On each node\n«docker ps»\nsudo «systemctl restart docker»',
    ],
    good: [
      '# Nodes\n\n```bash\nkubectl get nodes\n```\n\n## Stop the kubelet and Docker\n\nLog in to the node and run:\n\n```bash\nsystemctl stop docker\n```\n\n## Docker\n\nLog in to the node and run:\n\n```bash\nsystemctl stop docker\n```\n',
      'kubectl get nodes\n# On each node, clean up images\ncrictl rmi --prune',
      'kubectl get nodes\n# Can the nodes pull the image?\ndocker pull registry.shop/web:1',
      'make web\n# On the build node\ndocker system prune -af',
      'kubectl get nodes\n# Build on one of the nodes\ndocker build -t web .',
      'kubectl get pods\n# The local cluster\ndocker ps',
      'kubectl get pods\nssh registry.shop docker logs registry\nssh bastion\ndocker ps',
      'kubectl get nodes\n# On each node\nsudo systemctl restart containerd',
      '# Shop\n\n```bash\nkubectl get nodes\n```\n\n## Docker environment\n\n```bash\n# On the worker node\ndocker ps\n```\n',
      '# Shop\n\n```bash\nkubectl get nodes\n```\n\n## On a Docker Compose host\n\nOn each node, run:\n\n```bash\ndocker ps\n```\n',
      'kubectl get nodes\nssh builder "systemctl restart docker"',
    ],
  },
  *check(document: LintDocument): Iterable<Problem> {
    const { commands } = document;
    if (!commands.some((command) => readInvocation(command))) return;
    const labelOf = labelsOf(document);
    let loggedIn: Command | undefined;
    for (const command of commands) {
      const { words, script } = command;
      if (words[0] === 'ssh')
        loggedIn = words.some((word) => node.test(word)) ? command : undefined;
      const found = dockerIn(command);
      if (!found || (loggedIn?.script !== script && !isAboutNodes(labelOf, command))) continue;
      if (isOfDocker(`${script.procedure?.title ?? ''} ${labelOf(command).slice(0, 1000)}`))
        continue;
      const { at, from, text, instead } = found;
      const { place } = command.at(at);
      yield {
        place: { ...place, column: place.column + from },
        length: text.length,
        text: '`docker` does not manage the containers of this node.',
        instead,
      };
    }
  },
};

const node = /node|worker|master|control-?plane|kube/i;
const aboutNodes = /\b(?:on|of|from) (?:\w+ ){0,3}(?:nodes?|workers?)\b/i;

/** The text says that Docker runs there: "On a Docker Compose host". */
const isOfDocker = (text: string) =>
  /\bdocker[- ]?compose\b|\bdocker (?:environments?|hosts?|setups?|deployments?|installations?|installs?|swarm|engine|machines?|nodes?|variant|mode)\b|\b(?:using|with|in|under|and|or) docker\b|^docker /i.test(
    text,
  );

function isAboutNodes(labelOf: Labels, command: Command): boolean {
  const label = labelOf(command);
  return sendsElsewhere(label) || (label.length < 1000 && aboutNodes.test(label));
}

interface Found {
  /** Index of the word, and the offset in it. */
  readonly at: number;
  readonly from: number;
  readonly text: string;
  readonly instead: string;
}

const call = /^(?:sudo )?(docker|systemctl) ([a-z]+)(?: (docker))?\b/;

/** A call of docker or of its service: the command itself, or what ssh runs, quoted or not. */
function dockerIn({ words, written }: Command): Found | undefined {
  const isSsh = words[0] === 'ssh';
  for (const [at, word] of words.entries()) {
    if (!isSsh && at > 0) return undefined;
    const rest = word.includes(' ') ? word : words.slice(at, at + 3).join(' ');
    const [whole = '', program, verb = '', service] = call.exec(rest) ?? [];
    const instead = program === 'docker' ? byVerb(verb) : service && `systemctl ${verb} containerd`;
    if (!instead) continue;
    const text = program === 'docker' ? `docker ${verb}` : `systemctl ${verb} docker`;
    const begin = whole.startsWith('sudo ') ? (word.includes(' ') ? 5 : undefined) : 0;
    if (begin === undefined) continue;
    return {
      at,
      from: begin + (word.includes(' ') ? (written[at]?.indexOf(word) ?? 0) : 0),
      text,
      instead,
    };
  }
  return undefined;
}

const byVerb = (verb: string) => (Object.hasOwn(insteadOf, verb) ? insteadOf[verb] : undefined);

/** By the docker verb: the equivalent for the kubelet's containers. Other verbs belong on a workstation. */
const insteadOf: Readonly<Record<string, string>> = {
  ps: 'crictl ps',
  images: 'crictl images',
  image: 'crictl images, or crictl rmi --prune',
  rmi: 'crictl rmi',
  system: 'crictl rmi --prune',
  volume: 'kubectl get pvc -A',
  container: 'crictl ps',
  logs: 'crictl logs',
  inspect: 'crictl inspect',
  stats: 'crictl stats',
  exec: 'crictl exec',
  info: 'crictl info',
  rm: 'crictl rm',
  stop: 'crictl stop',
  kill: 'crictl stop',
  restart: 'kubectl delete pod, so that its controller creates another',
  prune: 'crictl rmi --prune',
};
