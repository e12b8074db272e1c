import type { Table } from './danger.ts';

const anew = 'deletes the data of the chain, which takes hours or days to load again';

/** Nodes of block chains. Many of them have programs of their own with the same commands: see unknown.ts. */
export const chains: Table = {
  destroys: [
    ['geth erigon reth nethermind', / (?:removedb|db drop|drop)(?: |$)/, anew],
    ['nodeos', / --(?:delete-all-blocks|hard-replay\S*|replay-blockchain)\b/, anew],
    ['bitcoind litecoind dogecoind', / -(?:reindex\S*)(?: |$|=)/, anew],
    [
      'lighthouse prysmctl ethdo nimbus nimbus_beacon_node lodestar teku validator prysm.sh',
      / (?:(?:account(?:_manager)? )?validators? exit|voluntary-exit|deposits exit)(?: |$)/,
      'gives up a validator for good',
    ],
  ],
  removes: [
    [
      'lotus',
      / chain (?:sethead|prune|invalidate-receipts)\b| sync mark-bad\b/,
      'gives up a part of the chain',
    ],
    ['geth', / snapshot prune-\S+/, 'deletes states of the past'],
    [
      'bitcoin-cli litecoin-cli',
      / (?:pruneblockchain|abandontransaction|invalidateblock|removeprunedfunds)\b/,
      'gives up a part of the chain',
    ],
    [
      'lightning-cli',
      / (?:close|disconnect|fundchannel_cancel|delinvoice|delpay|delforward|withdraw|txsend|stop|plugin stop)(?: |$)/,
      'closes channels, or sends what nobody can take back',
    ],
    [
      'lncli',
      / (?:closeallchannels|closechannel|forceclosechannel|abandonchannel|deletepayments)\b/,
      'closes channels',
    ],
    [
      'lighthouse prysmctl nimbus lodestar',
      / slashing-protection(?:-history)? import\b/,
      'decides what a validator may sign; a mistake here costs its stake',
    ],
    ['solana', / (?:withdraw-\S+|deactivate-stake|close)(?: |$)/, 'moves or ends stake'],
    ['cast', / send(?: |$)/, 'sends a transaction, which nobody can take back'],
  ],
  interrupts: [
    ['bitcoin-cli litecoin-cli lncli', / stop(?: |$)/, 'stops the node'],
    ['solana-validator agave-validator fdctl', / exit(?: |$)/, 'stops the validator'],
  ],
};
