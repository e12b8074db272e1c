import { dockerValued, has, hasLong, kubectlValued, split } from '../options.ts';
import { each, type Programs, type TerminalUse } from '../terminal-use.ts';

const kubectl = (name: string): TerminalUse => ({
  endless: (rest) => {
    const { verb, after } = split(rest, kubectlValued);
    if (verb === 'port-forward' || verb === 'proxy') return `${name} ${verb} serves for ever`;
    if (verb === 'attach') return `${name} attach goes on as long as the container does`;
    if (verb === 'logs' && has(after, 'f', 'follow', 'nlcp')) {
      return after.some(isJob) ? undefined : `${name} logs -f follows`;
    }
    const watches = has(after, 'w', 'watch', 'nolfLs') || after.includes('--watch-only');
    return watches && (verb === 'get' || verb === 'events')
      ? `${name} ${verb} -w watches for ever`
      : undefined;
  },
});

/** Its log ends with it. */
const isJob = (word: string) => /^jobs?(?:\.batch)?\//.test(word);

const docker = (name: string): TerminalUse => ({
  endless: (rest) => {
    const outer = split(rest, dockerValued);
    const composes = outer.verb === 'compose' || name === 'docker-compose';
    const inner = outer.verb === 'compose' ? split(outer.after, dockerValued) : outer;
    const { verb, after } = inner;
    if (verb === 'logs' && has(after, 'f', 'follow', 'n')) return `${name} logs -f follows`;
    if (verb === 'attach') return `${name} attach goes on as long as the container does`;
    if (verb === 'events') return `${name} events follows`;
    if (verb === 'stats' && !has(after, '', 'no-stream', '')) return `${name} stats follows`;
    const waits = has(after, 'd', 'detach', 't') || hasLong(after, '--wait', '--no-start');
    const compose = name === 'docker-compose' ? name : `${name} compose`;
    return composes && verb === 'up' && !waits ? `${compose} up shows logs for ever` : undefined;
  },
  typed: (rest, fed) => {
    if (rest[0] !== 'login' || fed) return undefined;
    const told = has(rest, 'p', '', 'u') || rest.some((word) => word.startsWith('--password'));
    return told ? undefined : `${name} login asks for a password`;
  },
});

export const containers: Programs = {
  ...each('kubectl oc', kubectl),
  ...each('docker podman nerdctl docker-compose', docker),
  crictl: {
    endless: (rest) =>
      rest.includes('logs') && has(rest, 'f', 'follow', '') ? 'crictl logs -f follows' : undefined,
  },
  stern: { endless: (rest) => (hasLong(rest, '--no-follow') ? undefined : 'stern follows') },
};
