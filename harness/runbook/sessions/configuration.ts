import type { FenceLine } from '../fences/fence-lines.ts';
import { isTyped } from './typed.ts';

/** A file of settings: how its first line begins, and what at least one other line has to be. */
interface File {
  readonly first: RegExp;
  readonly other: RegExp;
}

const files: readonly File[] = [
  {
    // HAProxy
    first: /^(?:global|defaults|(?:frontend|backend|listen|peers|resolvers|userlist) [\w.-]+)$/,
    other:
      /^[ \t]+(?:bind|server|mode|timeout|default_backend|use_backend|balance|option|stats|acl|maxconn|daemon|log|http-request|http-check|cookie|user|peer|nameserver) ?/,
  },
  // Dockerfile
  {
    first: /^(?:FROM \S+(?: AS \w+)?|ARG \w+(?:=\S*)?)$/,
    other: /^(?:FROM|RUN|COPY|ADD|CMD|ENTRYPOINT|ENV|WORKDIR|EXPOSE|USER|VOLUME|LABEL) \S/,
  },
  // /etc/network/interfaces
  {
    first: /^(?:auto|allow-hotplug|iface) [\w.:-]+(?: inet6? \w+)?$/,
    other: /^[ \t]*(?:iface|address|netmask|gateway|dns-nameservers|bridge-ports|mtu) \S/,
  },
  // iptables-save
  { first: /^\*(?:filter|nat|mangle|raw|security)$/, other: /^(?::[A-Z]|-A |COMMIT$)/ },
  {
    // The console of a switch
    first:
      /^(?:conf(?:igure)? t(?:erminal)?|interface [A-Za-z][\w./-]*\d|router (?:bgp|ospf|eigrp|isis) \S+|vlan \d+)$/,
    other:
      /^[ \t]*(?:interface|switchport|description|ip|ipv6|no|vlan|name|router|neighbor|network|exit|end|write|shutdown|channel-group|spanning-tree) ?/,
  },
];

/** The first words of settings that no program has. */
const directives = new Set(
  `maxmemory maxmemory-policy maxmemory-samples appendonly appendfsync requirepass masterauth protected-mode repl-backlog-size
  tcp-keepalive replica-read-only min-replicas-to-write worker_processes worker_connections server_name proxy_pass
  proxy_set_header client_max_body_size keepalive_timeout ssl_certificate ssl_certificate_key error_log access_log
  listen_addresses max_connections shared_buffers wal_level innodb_buffer_pool_size bind-address`
    .trim()
    .split(/\s+/),
);

/** True for a fence that is a file of settings, or a part of one: none of its lines is for a shell. */
export function isConfiguration(lines: readonly FenceLine[]): boolean {
  const shown = lines.map(({ text }) => text.trimEnd()).filter((text) => /^\s*[^#\s]/.test(text));
  const [first = '', ...others] = shown;
  if (files.some((file) => file.first.test(first) && others.some((text) => file.other.test(text))))
    return true;
  if (
    shown.length > 1 &&
    shown.some(isClosed) &&
    shown.every((text) => isClosed(text) || braced.test(text))
  )
    return true;
  return (
    shown.length > 0 && shown.every((text) => directives.has(/^[\w-]+(?= )/.exec(text)?.[0] ?? ''))
  );
}

/** `allow booting;`: words, and nothing of a shell. */
const closed = /^\s*[a-z][\w-]* [^|&$()=<>]*;$/;
const isClosed = (text: string) => closed.test(text) && !isTyped(text.trim());
const braced = /^\s*[^|&;()$]*\{$|^\s*\}$/;

/** `server {`, `/var/log/*.log {`: not `drain() {`, `function drain {`, `x || {` or `{`. */
const opens = /^\s*(?!function\b)[^\s|&;(){}]+(?: [^|&;(){}]+)? \{$/;

/** The line below the block in braces that a line of settings opens; undefined if it opens none. */
export function endOfBlock(lines: readonly FenceLine[], at: number): number | undefined {
  if (!opens.test(lines[at]?.text.trimEnd() ?? '')) return undefined;
  let depth = 0;
  for (let next = at; next < Math.min(lines.length, at + longest); next += 1) {
    const text = lines[next]?.text.trim() ?? '';
    if (text.endsWith('{')) depth += 1;
    if (/^\}[;,]?$/.test(text)) depth -= 1;
    if (depth === 0) return next + 1;
  }
  return undefined;
}

/** In lines; the limit keeps the time linear where no block is closed. */
const longest = 500;

const settings: readonly RegExp[] = [
  // sshd_config, Apache: `PermitRootLogin no`
  /^[A-Z][a-z]+(?:[A-Z][a-z]+)+ (?!-)\S+(?: [^\s#]\S*){0,3}(?:[ \t]+#.*)?$/,
  // nginx
  /^set \$\w+ .*;$/,
  // sudoers
  /^[%\w+-]+[ \t]+\w+[ \t]*=[ \t]*\([\w: ]+\)[ \t]+\S/,
  // pg_hba.conf
  /^(?:host(?:ssl|nossl)?|local)\s+\S+\s+\S+\s+(?:\S+\s+)?(?:trust|reject|md5|scram-sha-256|peer|ident|cert|password)$/,
  // a unit of systemd
  /^Exec(?:Start|Stop|Reload)(?:Pre|Post)?=/,
  // a zone of DNS, also without its class
  /^(?:[\w.@*-]+(?:[ \t]{2,}|\t))?(?:TXT|MX|CNAME|AAAA|SRV|PTR|CAA)\s+\S/,
  /^\S+\s+(?:\d+[smhdw]?\s+)?IN\s+(?:A|AAAA|MX|NS|CNAME|TXT|SRV|SOA|PTR|CAA)\s+\S/,
];

/** True for a line of a file of settings that has a form of its own: `PermitRootLogin no`. */
export const isSettingOfFile = (line: string): boolean => settings.some((form) => form.test(line));
