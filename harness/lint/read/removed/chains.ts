import { always } from '../../../runbook/commands/argument-text.ts';
import type { RemovedUsage } from './usage.ts';

/** Nodes of block chains. */
export const chains: readonly RemovedUsage[] = [
  [
    'geth',
    / --(?:rpc|rpcaddr|rpcport|rpcapi|rpccorsdomain|rpcvhosts|wsaddr|wsport|wsapi|wsorigins|fast|testnet|rinkeby|ropsten|light)(?:[ =]|$)| --syncmode[ =]["']?(?:fast|light)\b/,
    'Current versions of geth have no such option.',
    '--http, --http.addr, --ws.addr, --syncmode snap …',
  ],
  ['parity openethereum', / \S/, 'Nobody maintains this client any more.', undefined, 'old'],
  [
    'bitcoin-cli litecoin-cli',
    / (?:getinfo|getaccount\w*|getaddressesbyaccount|setaccount|listaccounts|move|signrawtransaction|estimatefee|estimatepriority|generate)(?: |$)/,
    'Current versions have no such call.',
    'getblockchaininfo, getwalletinfo, signrawtransactionwithwallet …',
  ],
  [
    'gaiad osmosisd junod simd akash evmosd kavad injectived',
    /^ (?:unsafe-reset-all|add-genesis-account)(?: |$)/,
    'Current versions of the Cosmos SDK have this command under `tendermint`, `comet` or `genesis`.',
    '… comet unsafe-reset-all, … genesis add-genesis-account …',
    'old',
  ],
  ['gaiacli', always, 'The Cosmos SDK has no client of its own any more.', 'gaiad …'],
  [
    'solana-validator',
    always,
    'It is called agave-validator since version 2.',
    'agave-validator …',
    'old',
  ],
  [
    'solana-install',
    always,
    'It is called agave-install since version 2.',
    'agave-install …',
    'old',
  ],
  [
    'polkadot substrate',
    / --(?:unsafe-)?ws-(?:external|port|max-connections)\b/,
    'Current versions have no such option.',
    '--rpc-port …, --rpc-external',
  ],
];
