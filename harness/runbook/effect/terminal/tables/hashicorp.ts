import type { Rows } from '../rows.ts';
import { follows, forwards, goesOn, login, remote, secret, serves, sure } from '../ways.ts';

/** Vault, Consul, Nomad and Boundary. */
export const hashicorp: Rows = {
  asks: [
    [
      'nomad',
      /^ alloc exec\b.* (?:-i|-t|-it|-i=true|-t=true) .*| alloc exec\b(?: -\S+(?: [^-\s]\S*)?)*? \S+ (?:\/bin\/)?(?:ba)?sh$/,
      remote,
      / -i=false\b/,
    ],
    ['nomad', /^ (?:node drain)(?: |$)/, sure, / (?:-yes|-y|-disable)(?: |$)/],
    [
      'vault',
      /^(?: -\S+)* operator (?:rekey|generate-root)(?: -\S+)*$/,
      'asks for a key',
      / -(?:init|status|cancel|generate-otp|decode\S*|backup-\S+)\b/,
    ],
    ['vault', /^(?: -\S+)* ssh(?: -[\w-]+(?:[= ]\S+)?)* \S+$/, remote, / --? /],
    [
      'vault bao',
      /^(?: -\S+)* login\b.* -?-method=(?:userpass|ldap|okta|radius|github|oidc)\b/,
      login,
      / (?:password|token)=/,
    ],
    ['boundary', /^ (?:connect ssh|connect postgres)(?: |$)/, remote, / -- /],
    ['boundary', /^ authenticate(?: |$)/, secret, / -password=?(?:env|file|\s+(?:env|file):\/\/)/],
  ],
  asksTerminal: [],
  endless: [
    [
      'nomad',
      /^ (?:alloc|job) (?:logs|fs)\b.* (?:-f|-tail\b.* -f)(?: |$)|^ alloc (?:logs|fs)\b.* -follow\b/,
      follows,
    ],
    ['vault', /^ (?:server|monitor|agent|proxy)(?: |$)/, serves],
    ['boundary', /^ (?:connect -target-id|dev|server)(?: |$)/, forwards],
    ['nomad', / (?:alloc logs\b.* (?:-f|-tail -f)|monitor)(?: |$)/, follows],
    ['consul', /^ (?:monitor|agent|watch)(?: |$)/, goesOn],
    ['nomad', /^ agent(?: |$)/, serves],
  ],
};
