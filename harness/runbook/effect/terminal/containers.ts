import { dockerValued, has, hasLong, split } from '../../commands/options.ts';
import { type Call, flagOf, readCall } from '../../kubectl/invocation.ts';
import { each, type Programs, type TerminalUse } from './terminal-use.ts';

const kubectl = (name: string): TerminalUse => ({
  endless: (rest) => {
    // Most calls have no such word: skip reading them.
    const call = rest.some((word) => goesOn.test(word)) ? readCall([name, ...rest]) : undefined;
    if (!call) return undefined;
    const verb = call.verb.text;
    if (verb === 'port-forward' || verb === 'proxy') return `${name} ${verb} serves for ever`;
    if (verb === 'attach') return `${name} attach runs as long as the container does`;
    if (verb === 'logs' && isSet(call, '--follow')) {
      return call.args.some(({ text }) => isJob(text)) ? undefined : `${name} logs -f follows`;
    }
    return (verb === 'get' || verb === 'events') && isSet(call, '--watch', '--watch-only')
      ? `${name} ${verb} -w watches for ever`
      : undefined;
  },
});

const goesOn = /^(port-forward|proxy|attach|-[a-zA-Z]*[fw].*|--(follow|watch).*)$/;
const isSet = (call: Call, ...flags: readonly string[]) =>
  flags.some((name) => !/^(false|0)?$/.test(flagOf(call, name)?.value ?? ''));

/** The log of a job ends with the job. */
const isJob = (word: string) => /^jobs?(?:\.batch)?\//.test(word);

const runValued =
  /^(?:-[evwuhlmcp]|--(?:add-host|cap-add|cap-drop|cpus|device|dns|entrypoint|env|env-file|expose|gpus|hostname|ip|label|log-driver|log-opt|memory|mount|name|net|network|pid|platform|publish|pull|restart|security-opt|shm-size|tmpfs|ulimit|user|userns|volume|volumes-from|workdir))$/;

/** `-p 80:80` in front of the image; behind it, it is of the program in the container. */
function publishes(words: readonly string[]): boolean {
  const options = words.slice(0, words.length - split(words, runValued).after.length);
  return has(options, 'p', '', 'euvwnhlm') || hasLong(options, '--publish');
}

const docker = (name: string): TerminalUse => ({
  endless: (rest) => {
    const outer = split(rest, dockerValued);
    const composes = outer.verb === 'compose' || name === 'docker-compose';
    const inner = /^(?:compose|service|container)$/.test(outer.verb ?? '')
      ? split(outer.after, dockerValued)
      : outer;
    const { verb, after } = inner;
    if (verb === 'logs' && has(after, 'f', 'follow', 'n')) return `${name} logs -f follows`;
    if (verb === 'attach') return `${name} attach runs as long as the container does`;
    if (verb === 'events' && !hasLong(after, '--until')) return `${name} events follows`;
    if (verb === 'stats' && !has(after, '', 'no-stream', '')) return `${name} stats follows`;
    const waits = has(after, 'd', 'detach', 't') || hasLong(after, '--wait', '--no-start');
    const compose = name === 'docker-compose' ? name : `${name} compose`;
    const serves = verb === 'run' && !composes && !waits && publishes(after);
    if (serves) return `${name} run serves for ever`;
    return composes && verb === 'up' && !waits ? `${compose} up shows logs for ever` : undefined;
  },
  typed: (rest, fed) => {
    if (rest[0] !== 'login' || fed) return undefined;
    const given = has(rest, 'p', '', 'u') || rest.some((word) => word.startsWith('--password'));
    return given ? undefined : `${name} login asks for a password`;
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
