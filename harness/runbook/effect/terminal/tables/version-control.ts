import { always } from '../../../commands/argument-text.ts';
import type { Rows } from '../rows.ts';
import {
  editor,
  fills,
  follows,
  login,
  questions,
  remote,
  serves,
  sure,
  watches,
} from '../ways.ts';

/** Version control and the sites around it. */
export const versionControl: Rows = {
  asks: [
    ['hub gh', / (?:repo|release) delete(?: |$)/, sure, / (?:--yes|-y|--confirm)(?: |$)/],
    [
      'gh',
      /^ (?:run (?:watch|view|rerun|cancel)|pr create|issue create|release create|repo create)$/,
      'asks which one',
    ],
    ['gh', / auth login(?: |$)/, login, / --with-token\b/],
    [
      'gh',
      / (?:auth refresh|codespace (?:ssh|create|delete)|cs ssh|secret set \S+|variable set \S+)$/,
      questions,
      / (?:-b|--body|-c)(?: |=)/,
    ],
    ['gh', / codespace ssh\b(?!.* -- )/, remote, / -- /],
    ['glab', / auth login(?: |$)/, login, / (?:--token|-t|--stdin)(?: |=|$)/],
    ['glab', /^ ci view(?: |$)/, fills],
    ['glab', /^ (?:mr create|issue create|repo delete)$/, questions],
    [
      'svn',
      / (?:commit|ci)(?: |$)/,
      editor,
      / (?:-m|--message|-F|--file|--non-interactive)(?: |=|\S|$)/,
    ],
    ['svn', / (?:resolve)\b(?!.*--accept)/, questions, / --accept\b/],
  ],
  asksTerminal: [
    [
      'git',
      / (?:rebase\b.* (?:-i|--interactive)|add\b.* (?:-p|-i|--patch|--interactive)|clean\b.* (?:-i|--interactive)|mergetool(?!.*--tool-help)|checkout\b.* -p|reset\b.* -p|config\b.* (?:-e|--edit)|stash\b.* -p)(?: |$)/,
      'asks, or opens an editor',
    ],
    [
      'git',
      /^(?: -\S+(?: [^-\s]\S*)?)*? commit(?: |$)/,
      editor,
      / (?:-\w*[mFCc]\w*|--message\S*|--file\S*|--no-edit|--fixup\S*|--dry-run|--reuse-message\S*)(?: |$)/,
    ],
    [
      'git',
      /^(?: -\S+(?: [^-\s]\S*)?)*? revert(?: |$)/,
      editor,
      / (?:--no-edit|-n|--no-commit|--abort|--continue|--quit|--skip)(?: |$)/,
    ],
    [
      'git',
      /^(?: -\S+(?: [^-\s]\S*)?)*? tag\b.* (?:-a|-s|--annotate|--sign|-u \S+|-as)(?: |$)/,
      editor,
      / (?:-\w*[mF]\w*|--message\S*|--file\S*|-d|-l|-v|--no-edit|--verify)(?: |$)/,
    ],
    [
      'git',
      /^(?: -\S+(?: [^-\s]\S*)?)*? (?:difftool|notes (?:edit|add)|branch --edit-description|replace --edit|rebase --edit-todo|citool|gui)(?: |$)/,
      editor,
      / (?:-y|--no-prompt|-m|-F|--tool-help)(?: |$)/,
    ],
    [
      'git',
      /^(?: -\S+(?: [^-\s]\S*)?)*? (?:cherry-pick|merge|pull)\b.* (?:-e|--edit)(?: |$)/,
      editor,
    ],
    [
      'git',
      /^(?: -\S+(?: [^-\s]\S*)?)*? (?:stash (?:push )?(?:-p|--patch)|restore (?:-p|--patch)|checkout --patch|reset --patch|commit (?:-p|--patch|--interactive))(?: |$)/,
      'asks, or opens an editor',
    ],
    [
      'hg',
      / (?:commit|ci|backout|histedit)(?: |$)/,
      editor,
      / (?:-\w*m\w*|--message|-l|--logfile|--abort|--continue)(?: |=|$)/,
    ],
    ['gitk', always, 'opens a window'],
    ['lazygit gitui', /^(?: -\S+(?: [^-\s]\S*)?)*$/, fills],
  ],
  endless: [
    [
      'git',
      /^(?: -\S+(?: [^-\s]\S*)?)*? (?:daemon|instaweb)(?: |$)/,
      serves,
      / (?:--detach|--inetd|--stop|instaweb)(?: |$)/,
    ],
    ['glab', /^ ci (?:trace|status\b.* (?:-l|--live))(?: |$)/, follows],
    [
      'gh',
      / (?:codespace logs\b.* (?:-f|--follow)|webhook forward|codespace ports forward)(?: |$)/,
      watches,
    ],
    ['hg', /^ serve(?: |$)/, serves, / (?:-d|--daemon)(?: |$)/],
    ['svnserve', / -\w*-foreground| --foreground/, serves],
  ],
};
