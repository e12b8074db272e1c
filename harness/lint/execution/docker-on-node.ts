import { sendsElsewhere } from '../../runbook/commands/elsewhere.ts';
import type { Command, LintDocument } from '../document.ts';
import { type Labels, labelsOf } from '../labels.ts';
import type { Problem, Rule } from '../rule.ts';

/** `docker` on a node of a cluster, where nothing of that name runs any more. */
export const dockerOnNode: Rule = {
  name: 'docker-on-node',
  severity: 'error',
  why: 'Since Kubernetes 1.24 nodes run containerd or CRI-O: there is no docker command on them, or it knows nothing of the pods.',
  examples: {
    bad: [
      'kubectl get nodes\n# On each node, clean up images\n«docker system» prune -af',
      'kubectl get nodes\n# SSH to each node and run:\n«docker ps»',
      'kubectl drain worker-1\nssh worker-1 sudo «docker images»',
      'kubectl get nodes -o wide\nssh root@worker-1\n«docker logs» kube-proxy',
    ],
    good: [
      'kubectl get nodes\n# On each node, clean up images\ncrictl rmi --prune',
      'kubectl get nodes\n# Can the nodes pull the image?\ndocker pull registry.shop/web:1',
      'make web\n# On the build node\ndocker system prune -af',
      'kubectl get nodes\n# Build on one of the nodes\ndocker build -t web .',
      'kubectl get pods\n# The local cluster\ndocker ps',
      'kubectl get pods\nssh registry.shop docker logs registry\nssh bastion\ndocker ps',
    ],
  },
  *check(document: LintDocument): Iterable<Problem> {
    const { commands } = document;
    if (!commands.some(({ words }) => words[0] === 'kubectl')) return;
    const labelOf = labelsOf(document);
    let loggedIn: Command | undefined;
    for (const command of commands) {
      const { words, script } = command;
      if (words[0] === 'ssh')
        loggedIn = words.some((word) => node.test(word)) ? command : undefined;
      const at = words[0] === 'docker' ? 0 : words[0] === 'ssh' ? words.indexOf('docker') : -1;
      const verb = words.slice(at + 1).find((word) => !word.startsWith('-')) ?? '';
      const instead = at < 0 || !Object.hasOwn(insteadOf, verb) ? undefined : insteadOf[verb];
      const onNode = loggedIn?.script === script || isOfNodes(labelOf, command);
      if (!instead || !onNode) continue;
      const { place } = command.at(at);
      const length = at + 1 < words.length && words[at + 1] === verb ? `docker ${verb}`.length : 6;
      yield { place, length, text: '`docker` does nothing on this node.', instead };
    }
  },
};

const node = /node|worker|master|control-?plane|kube/i;
const ofNodes = /\b(?:on|of|from) (?:\w+ ){0,3}(?:nodes?|workers?)\b/i;

function isOfNodes(labelOf: Labels, command: Command): boolean {
  const label = labelOf(command);
  return sendsElsewhere(label) || (label.length < 1000 && ofNodes.test(label));
}

/** By the verb: what does the same to what the kubelet runs. Others are for a workstation. */
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
  restart: 'kubectl delete pod, so that the kubelet starts another',
  prune: 'crictl rmi --prune',
};
