import { always } from '../../../commands/argument-text.ts';
import type { Rows } from '../rows.ts';
import { commands, questions, remote, secret, sure } from '../ways.ts';

/** What asks before it sets something up: installers, users, keys and wallets. */
export const wizards: Rows = {
  asks: [
    ['act_runner', / register(?: |$)/, questions, / --no-interactive\b/],
    [
      'maas',
      / createadmin(?: |$)/,
      questions,
      / --password\b.* --email\b| --email\b.* --password\b/,
    ],
    ['rke', / config(?: |$)/, questions, / (?:--empty|--list-version|--print-\S+|-e|-l)(?: |$)/],
    ['rustic', / init(?: |$)/, secret, / --password\S*/],
    ['mkpasswd', /^(?: -\S+(?: [^-\s]\S*)?)*$/, secret, / (?:-s|--stdin|--help)(?: |$)/],
    [
      'openssl',
      / (?:rsa|ec|pkey|pkcs8|genpkey)\b.* -(?:des3?|aes\d+\S*|aes-\S+|topk8)(?: |$)/,
      secret,
      / -(?:passout|pass|nocrypt|passin)(?: |$)/,
    ],
    ['ipa', / (?:user-add|passwd|vault-add|hbacrule-add)(?: \S+)?$/, questions],
    ['doveadm', / pw(?: |$)/, secret, / -p(?: |$)/],
    ['occ', / user:(?:add|resetpassword)(?: |$)/, secret, / --password-from-env\b/],
    ['php', / occ user:(?:add|resetpassword)(?: |$)/, secret, / --password-from-env\b/],
    ['launcher', / enter /, remote],
    ['discourse-setup', always, questions],
    ['rake rails bin/rails', / mastodon:setup(?: |$)/, questions],
    ['register_new_matrix_user', always, questions, / (?:-p|--password) /],
    ['prosodyctl', / (?:adduser|passwd) \S+$/, secret],
    ['ejabberdctl', / (?:debug|live|iexdebug)(?: |$)/, commands],
    ['emqx', / remote_console(?: |$)/, commands],
    [
      'sacctmgr',
      / (?:add|create|delete|remove|modify|update)\b/,
      sure,
      / (?:-i|--immediate)(?: |$)/,
    ],
    [
      'p4',
      / (?:submit|change|client|workspace|branch|label|user|group|protect|typemap|job)$/,
      'opens an editor',
    ],
    ['aptos', / init(?: |$)/, questions, / (?:--private-key|--assume-yes|--network)\b/],
    ['sui', / client(?: active-address)?$/, questions],
    [
      'avalanche',
      / (?:subnet|blockchain) (?:create|deploy) /,
      questions,
      / (?:--genesis|--local|-l)(?: |$)/,
    ],
    ['cast', / wallet (?:new|import)\b/, secret, / --(?:unsafe-password|password|private-key)\b/],
    ['forge', / --interactives? /, secret],
    ['starkli', / (?:signer keystore (?:new|from-key)|account deploy) /, secret, / --password\b/],
    ['monero-wallet-cli', always, questions, / --(?:password|command)\b/],
    [
      'openvpn-install.sh wireguard-install.sh nyr-openvpn.sh ocserv-install.sh',
      always,
      questions,
      / (?:--auto|install|--help)(?: |$)/,
    ],
    [
      'rocketpool',
      / (?:wallet (?:init|recover|test-recovery|purge|export|masquerade)|service (?:config|install|terminate|stop|prune-eth1|resync-\w+|reset-config)|node (?:register|deposit|withdraw-rpl|stake-rpl|set-\S+)|minipool (?:exit|close|refund))\b/,
      questions,
      / (?:-y|--yes)(?: |$)/,
    ],
  ],
  asksTerminal: [
    // Without a command, each of them has a prompt.
    ['scontrol sacctmgr qmgr linstor bconsole dmctl mdb', /^$/, commands],
    ['pd-ctl', / (?:-i|--interact)(?: |$)/, commands],
    [
      'eth2.0-deposit-cli staking-deposit-cli ethstaker_deposit deposit',
      / (?:new|existing)-mnemonic(?: |$)/,
      questions,
      / --non_interactive\b/,
    ],
    ['atuin', / (?:register|login)(?: |$)/, secret, / (?:-p|--password|-k|--key)(?: |=)/],
    ['nvmetcli targetcli mantash', /^$/, commands],
    ['vglconnect', / \S/, remote, / -(?:k|x|h)(?: |$)/],
    ['tzselect raspi-config armbian-config', always, questions],
    ['govc', / vm\.console(?: |$)/, remote, / -h5| -capture/],
    ['mailman', / (?:shell|withlist)(?: |$)/, commands, / (?:-r|--run) /],
  ],
  endless: [],
};
