import type { Table } from './danger.ts';

const anew = 'deletes the data of the chain, which takes hours or days to load again';

/** Nodes of block chains. Many of them have programs of their own with the same commands: see unknown.ts. */
export const chains: Table = {
  destroys: [
    ['lncli', / abandonchannel\b/, 'gives up what the channel holds'],
    [
      'lotus-miner curio',
      / sectors (?:remove|terminate)\b/,
      'gives up what is stored and pledged in sectors',
    ],
    [
      'polkadot kusama substrate polkadot-parachain',
      / purge-chain\b/,
      'deletes the chain that the node holds',
    ],
    [
      'lotus-miner',
      / actor (?:confirm-change-\S+|propose-change-\S+|withdraw|set-owner|control set)\b/,
      'sends a transaction, which nobody can take back',
    ],
    ['near', / delete(?:-account)? \S/, 'deletes an account of the chain'],
    [
      'rocketpool',
      / (?:service terminate|wallet purge)(?: |$)/,
      'deletes the data or the keys of the node',
    ],
    [
      'rocketpool',
      / minipool (?:exit|close|dissolve)(?: |$)/,
      'ends a validator, which nobody can undo',
    ],
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
    ['lighthouse', / (?:db prune-\S+|bn\b.* --purge-db)(?: |$)/, 'deletes states of the past'],
    ['prysm.sh beacon-chain', / --(?:clear-db|force-clear-db)(?: |$)/, anew],
    [
      'bitcoin-cli litecoin-cli lncli lotus solana near sui aptos',
      / (?:sendtoaddress|sendmany|sendcoins|send|transfer\S*|close-vote-account|vote-update-\S+|actor withdraw|client (?:publish|transfer\S*|pay\S*)|move publish|program (?:deploy|close|upgrade)|delete(?:-account)?)(?: |$)/,
      'sends a transaction, which nobody can take back',
    ],
    [
      'cardano-cli',
      / transaction submit(?: |$)/,
      'sends a transaction, which nobody can take back',
    ],
    ['forge', / --broadcast(?: |$)/, 'sends a transaction, which nobody can take back'],
    [
      'hardhat npx',
      / (?:hardhat )?run\b.* --network (?!localhost|hardhat|local)\S+/,
      'sends a transaction, which nobody can take back',
    ],
    [
      'hermes rly',
      / (?:clear packets|tx (?:raw )?ft-transfer) /,
      'sends a transaction, which nobody can take back',
    ],
    ['graphman', / (?:rewind|drop|remove|unassign|truncate) /, 'deletes what it has indexed'],
    [
      'rocketpool',
      / (?:service (?:prune-eth1|resync-\S+|terminate)|minipool (?:exit|close|dissolve)|wallet purge|node withdraw-\S+)(?: |$)/,
      'gives up a part of the node',
    ],
    ['cast', / send(?: |$)/, 'sends a transaction, which nobody can take back'],
  ],
  interrupts: [
    ['bitcoin-cli litecoin-cli lncli', / stop(?: |$)/, 'stops the node'],
    [
      'solana-validator agave-validator fdctl',
      / (?:exit|set-identity)(?: |$)/,
      'stops the validator',
    ],
  ],
};
