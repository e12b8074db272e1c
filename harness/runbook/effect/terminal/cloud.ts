import { has, hasLong, positionals } from '../../commands/options.ts';
import { each, type Programs, type TerminalUse } from './terminal-use.ts';

const aws: TerminalUse = {
  endless: (rest) => {
    const [service, action] = rest;
    if (service === 'logs' && action === 'tail' && has(rest, '', 'follow', '')) {
      return 'aws logs tail --follow follows';
    }
    const forwards = rest.some((word) => word.includes('PortForwarding'));
    return action === 'start-session' && forwards
      ? 'aws ssm start-session forwards for ever'
      : undefined;
  },
  typed: (rest) => {
    const [service, action] = rest;
    if (service === 'configure' && rest.length === 1) return 'aws configure asks for keys';
    return service === 'ssm' && action === 'start-session' && !hasLong(rest, '--document-name')
      ? 'aws ssm start-session opens a shell on another machine'
      : undefined;
  },
};

const gcloud: TerminalUse = {
  typed: (rest, fed) => {
    if (rest[0] === 'init') return 'gcloud init asks for an account';
    const opens = rest[0] === 'compute' && rest[1] === 'ssh';
    return opens && !fed && !rest.includes('--') && !hasLong(rest, '--command', '--dry-run')
      ? 'gcloud compute ssh opens a shell on another machine'
      : undefined;
  },
};

/** A saved plan is applied without a question. */
const terraform = (name: string): TerminalUse => ({
  typed: (rest, fed) => {
    const [verb = '', plan] = positionals(
      rest,
      /^--?(var|var-file|target|replace|parallelism|state)$/,
    );
    const asks = verb === 'destroy' || (verb === 'apply' && plan === undefined);
    const answered = rest.some((word) => /^--?(?:auto-approve|input=false|help)/.test(word));
    return asks && !fed && !answered ? `${name} ${verb} asks before it goes on` : undefined;
  },
});

const vault: TerminalUse = {
  typed: (rest, fed) => {
    const [verb, ...others] = positionals(rest, /^$/);
    if (verb === 'login') {
      const given = fed || others.some((word) => !word.startsWith('username='));
      return given || hasLong(rest, '-method') ? undefined : 'vault login asks for a token';
    }
    const unseals = verb === 'operator' && others[0] === 'unseal' && others.length === 1;
    return unseals && !fed && !hasLong(rest, '-reset', '-migrate')
      ? 'vault operator unseal asks for a key'
      : undefined;
  },
};

export const cloud: Programs = {
  aws,
  gcloud,
  ...each('terraform tofu', terraform),
  vault,
  virsh: {
    typed: (rest) =>
      positionals(rest, /^(-c|--connect)$/)[0] === 'console'
        ? 'virsh console attaches the terminal to the machine'
        : undefined,
  },
};
