import type { Rows } from '../rows.ts';
import { follows, goesOn, refreshes, serves } from '../ways.ts';

/** Only options and their values. */
const options = /^(?: -\S+(?: [^-\s]\S*)?)*$/;
const away =
  / (?:-d|-D|--daemon(?:ize)?|--background|--version|-v|-V|-h|--help|-t|--test|--check|config|version)(?: |=|$)/;

/** Servers of builds, mail, names, measurements, schedulers and chains in the foreground. */
export const daemons: Rows = {
  asks: [],
  asksTerminal: [],
  endless: [
    ['jenkins', / --http\S*Port=/, serves],
    ['concourse', / (?:web|worker|quickstart)(?: |$)/, serves, / --help\b/],
    [
      'woodpecker-server woodpecker-agent avalanchego anvil ganache solana-test-validator mev-boost salt-master salt-minion salt-api salt-syndic newrelic-infra',
      options,
      serves,
      away,
    ],
    ['chef-client', / (?:-i|--interval) /, goesOn, / (?:-d|--daemonize)(?: |$)/],
    ['munged', / (?:-\w*F|--foreground)(?: |$)/, serves],
    ['condor_master', / -f(?: |$)/, serves],
    ['squeue sinfo', / (?:-i|--iterate)[ =]?\d/, refreshes],
    ['smap', / -i ?\d/, refreshes],
    ['sview', /^$/, 'opens a window'],
    ['postfix', / start-fg(?: |$)/, serves],
    ['dovecot', / -\w*F/, serves],
    ['exim exim4', / -bdf(?: |$)/, serves],
    ['opendkim opendmarc rspamd', / (?:-f|--no-fork)(?: |$)/, serves],
    ['freshclam', / (?:-d|--daemon) .*(?:-F|--foreground)| (?:-F|--foreground)\b/, serves],
    ['pdns_server pdns_recursor dnsdist', / --(?:daemon=no|supervised)(?: |$)/, serves],
    ['kea-dhcp4 kea-dhcp6 kea-ctrl-agent', / -c /, serves, / -t /],
    ['dex', / serve /, serves],
    [
      'authelia',
      / (?:--config|-c)[ =]/,
      serves,
      / (?:crypto|storage|validate-config|config|access-control|build-info) /,
    ],
    [
      'thanos',
      / (?:query|query-frontend|sidecar|store|receive|rule|compact\b.* --wait)(?: |$)/,
      serves,
    ],
    ['cortex', / -config\.file=/, serves],
    ['netdata', / -D(?: |$)/, serves],
    [
      'syncthing',
      /^(?: serve)?(?: -\S+(?: [^-\s]\S*)?)*$/,
      serves,
      / (?:-generate|--generate|--version|-version|-reset-\S+|-paths)\b/,
    ],
    [
      'juicefs',
      / mount(?! .*(?: -d| --background)(?: |$)) /,
      serves,
      / (?:-d|--background)(?: |$)/,
    ],
    [
      'beacon-chain validator',
      / --(?:config-file|datadir|mainnet|holesky|sepolia|hoodi|wallet-dir)\b/,
      serves,
      / (?:accounts|wallet|db|exit|slashing-protection\S*) /,
    ],
    ['lightningd', options, serves, / --daemon\b/],
    ['cosmovisor', / run start(?: |$)/, serves],
    ['tmkms', / start(?: |$)/, serves],
    ['solana', / (?:logs|catchup\b.* --follow)(?: |$)/, follows],
    ['hardhat', / node(?: |$)/, serves],
    ['npx', / hardhat node(?: |$)/, serves],
    ['flow', / emulator(?: start)?(?: |$)/, serves],
    ['web3signer', / (?:eth1|eth2)(?: |$)/, serves],
    ['charon', / (?:run|relay)(?: |$)/, serves],
    ['rocketpool', / service (?:logs|stats)(?: |$)/, follows],
    ['dokku', / logs\b.* (?:-t|--tail)(?: |$)/, follows],
  ],
};
