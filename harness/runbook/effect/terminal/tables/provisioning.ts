import { always } from '../../../commands/argument-text.ts';
import type { Rows } from '../rows.ts';
import {
  commands,
  editor,
  follows,
  login,
  questions,
  remote,
  secret,
  sure,
  watches,
} from '../ways.ts';

/** Infrastructure as code, and configuration of many machines. */
export const provisioning: Rows = {
  asks: [
    [
      'terraform tofu',
      / init\b.* --?migrate-state(?: |$)/,
      sure,
      / --?(?:force-copy|input=false)\b/,
    ],
    [
      'terragrunt terraform tofu',
      /^(?: -\S+)* (?:run-all )?destroy(?: |$)/,
      sure,
      / --?(?:auto-approve|non-interactive|terragrunt-non-interactive|input=false)\b/,
    ],
    [
      'pulumi',
      / (?:up|update|destroy|refresh|cancel)(?: |$)/,
      sure,
      / (?:-y|--yes|--skip-preview|--preview-only)(?: |$)/,
    ],
    ['cdk cdktf', / destroy(?: |$)/, sure, / (?:-f|--force|--auto-approve)(?: |$)/],
    ['vagrant', /^ ssh(?: |$)/, remote, / (?:-c|--command|--)(?: |$)/],
    ['terraform tofu', /^ console(?: |$)/, commands],
    ['terraform tofu', /^ login(?: |$)/, login],
    ['terraform tofu', /^ force-unlock(?: |$)/, sure, / --?force(?: |$)/],
    [
      'terragrunt',
      /^(?: -\S+)* (?:(?:run-all |run --all )?apply|apply-all|destroy-all|run --all (?:-- )?(?:apply|destroy))(?: |$)/,
      sure,
      / --?(?:auto-approve|non-interactive|terragrunt-non-interactive|input=false)\b/,
    ],
    [
      'pulumi',
      / (?:stack rm|import|state (?:delete|unprotect|rename))(?: |$)/,
      sure,
      / (?:-y|--yes)(?: |$)/,
    ],
    ['pulumi', /^ (?:new|login)$/, questions],
    ['cdk', /^ deploy(?: |$)/, sure, / --require-approval[ =]never\b/],
    ['cdktf', /^ deploy(?: |$)/, sure, / --auto-approve\b/],
    ['packer', /^ console(?: |$)/, commands],
    ['vagrant', /^ destroy(?: |$)/, sure, / (?:-f|--force)(?: |$)/],
    ['ansible-console', always, commands],
    ['ansible-playbook', / --step(?: |$)/, sure],
    ['salt-key', / -\w*[adADrR]/, sure, / (?:-\w*y\w*|--yes)(?: |$)/],
    ['knife', / ssh\b.* (?:interactive|tmux|screen)$/, commands],
    ['knife', / (?:\w+ ){1,2}(?:delete|bulk delete)(?: |$)/, sure, / (?:-y|--yes)(?: |$)/],
    ['chef-shell', always, commands, / (?:-s|-z)\S* \S+\.rb/],
    ['juju', /^ ssh \S+$/, remote],
    ['juju', /^ debug-(?:hooks?|code) /, commands],
    [
      'juju',
      /^ (?:destroy-model|destroy-controller|kill-controller|remove-application|remove-unit|remove-machine)(?: |$)/,
      sure,
      / (?:--no-prompt|--yes|-y|--force)(?: |$)/,
    ],
    ['juju', /^ (?:login|add-credential|add-cloud)(?: |$)/, questions, / (?:-f|--file|-c)(?: |$)/],
  ],
  asksTerminal: [
    [
      'ansible ansible-playbook',
      / (?:-K|-k|-J|--ask-(?:become-pass|pass|vault-pass|vault-password))(?: |$)/,
      secret,
    ],
    [
      'ansible-vault',
      / (?:view|decrypt|encrypt|encrypt_string|rekey)(?: |$)/,
      secret,
      / --vault-(?:password-file|id|pass-file)\b/,
    ],
    ['ansible-vault', / (?:edit|create)(?: |$)/, editor],
    ['knife', / vault edit /, editor],
    [
      'knife',
      / (?:edit|create) \S/,
      editor,
      / (?:-d|--disable-editing|--json|-f)(?: |$)| (?:client|bootstrap|ssl|cookbook|vault|upload|from) /,
    ],
  ],
  endless: [
    ['pulumi', / (?:logs\b.* (?:-f|--follow)|watch)(?: |$)/, follows],
    ['cdk cdktf', /^ watch(?: |$)/, watches],
    ['juju', /^ debug-log(?: |$)/, follows, / (?:--no-tail|--limit)\b/],
    ['juju', /^ status\b.* --watch\b/, watches],
    ['salt-run', / state\.event(?: |$)/, follows, / count=/],
    ['vagrant', /^ rsync-auto(?: |$)/, watches],
  ],
};
