import { has, hasLong } from '../../commands/options.ts';
import type { Programs, TerminalUse } from './terminal-use.ts';

const netcat: TerminalUse = {
  endless: (rest) =>
    has(rest, 'l', 'listen', 'pswiIqxX') && !has(rest, 'w', '', 'psiIqxX')
      ? 'nc -l waits until somebody connects'
      : undefined,
};

export const network: Programs = {
  ping: {
    endless: (rest) =>
      has(rest, 'c', '', 'iIstW') || has(rest, 'w', '', 'iIstW')
        ? undefined
        : 'ping without -c never stops',
  },
  tcpdump: {
    endless: (rest) => {
      const limited = has(rest, 'W', '', 'irwscG') && has(rest, 'G', '', 'irwscW');
      const reads = has(rest, 'r', '', 'ciwsGWC') || has(rest, 'D', '', 'ciwsGWC');
      return limited || reads || has(rest, 'c', '', 'irwsGWC')
        ? undefined
        : 'tcpdump without -c never stops';
    },
  },
  nc: netcat,
  ncat: netcat,
  openssl: {
    typed: (rest, fed) =>
      rest[0] !== 's_client' || fed || hasLong(rest, '-help')
        ? undefined
        : 'openssl s_client waits for input to send',
  },
};
