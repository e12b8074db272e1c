import type { Rows } from '../rows.ts';
import { commands, questions, secret, serves, sure } from '../ways.ts';

const options = /^(?: -\S+(?: [^-\s]\S*)?)*$/;
const answered =
  / --(?:password-file|wallet-password-file|account-password-file|passphrase-file|no-stdin|force|yes|stdin)\S*/;

/** Nodes and wallets of blockchains. */
export const chains: Rows = {
  asks: [
    ['geth', / (?:attach|console|js)(?: |$)/, commands, / --exec\b/],
    ['lncli', /^(?: --\S+)* (?:create|unlock|changepassword)(?: |$)/, secret, / --stdin\b/],
    [
      'lighthouse',
      / account(?:_manager)? (?:validator (?:import|recover|exit|create)|wallet (?:create|recover))(?: |$)/,
      secret,
      / --(?:reuse-password|password-file|stdin-inputs|passphrase-file|no-confirmation)\b/,
    ],
    [
      'prysm.sh validator prysmctl bazel',
      /(?:^| )(?:validator )?(?:accounts|wallet|-- accounts) (?:import|create|recover|voluntary-exit|exit|backup|delete)(?: |$)/,
      questions,
      answered,
    ],
    ['nimbus_beacon_node', / deposits (?:import|exit|createTestnetDeposits)(?: |$)/, secret],
    ['teku besu', / voluntary-exit(?: |$)/, sure, / --confirmation-enabled=false\b/],
    [
      'lodestar',
      / validator (?:voluntary-exit|import|create)(?: |$)/,
      sure,
      / --(?:yes|importKeystoresPassword)\b/,
    ],
    [
      'deposit deposit.sh deposit-cli',
      / (?:new|existing)-mnemonic(?: |$)/,
      questions,
      / --non_interactive\b/,
    ],
  ],
  asksTerminal: [],
  endless: [
    [
      'teku btcd lnd dcrd nethermind nimbus_execution_client prysm erigon rippled polkadot substrate solana-validator agave-validator mithril-signer xmrig',
      options,
      serves,
      / (?:-V|--detach|--daemon)(?: |$)/,
    ],
    ['nimbus_beacon_node nimbus_validator_client', options, serves],
    [
      'lighthouse',
      /(?:^| )(?:bn|beacon|beacon_node|vc|validator|validator_client|boot_node)(?: -\S+(?: [^-\s]\S*)?)*$/,
      serves,
      / account(?:_manager)? /,
    ],
    ['lodestar', /^ (?:beacon|validator|dev)(?: -\S+(?: [^-\s]\S*)?)*$/, serves],
    ['prysm.sh', /^ (?:beacon-chain|validator|slasher)(?: -\S+(?: [^-\s]\S*)?)*$/, serves],
    ['cardano-node', /^ run(?: |$)/, serves, / \+RTS --info/],
    [
      'lotus lotus-miner lotus-worker lotus-wallet boost boostd venus',
      /^(?: --\S+)* (?:daemon|run)(?: |$)/,
      serves,
    ],
    ['ipfs kubo', /^ daemon(?: |$)/, serves],
    ['celestia', /^ (?:light|bridge|full) start(?: |$)/, serves],
    ['hermes rly', /^(?: --\S+(?: [^-\s]\S*)?)* start(?: |$)/, serves],
    ['neard near', / run(?: |$)/, serves],
    ['algod kmd', / -d(?: |$)/, serves],
    ['stellar-core', / run(?: |$)/, serves],
  ],
};
