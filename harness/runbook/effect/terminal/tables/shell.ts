import type { Rows } from '../rows.ts';
import { follows, goesOn, input, questions, sure } from '../ways.ts';

/** The shell itself, and programs that read what is typed if no file is given. */
export const shell: Rows = {
  asks: [
    ['gitlab-backup', / restore(?: |$)/, sure, / force=yes\b/],
    ['gitlab-rake', / gitlab:setup(?: |$)/, sure, / force=yes\b/],
    ['gitlab-rake', / gitlab:backup:restore(?: |$)/, sure, / force=yes\b/],
    ['cat', /^(?: -[a-zA-Z]*)*$/, input],
    ['tee', /^(?: -[ai]+)*(?: [^-\s]\S*)+$/, input],
    ['base64', /^(?: (?:-[diw]\w*|--decode)(?: \d+)?)*$/, input],
    [
      'read',
      /^(?: -(?:[rse]+|[rse]*[adnNip] \S+|[rse]*p .*))* [A-Za-z_]\w*(?: [A-Za-z_]\w*)?$/,
      'waits for an answer',
      / -\w*[tu] ?\d/,
    ],
    ['select', / in /, 'asks which one'],
  ],
  asksTerminal: [
    ['gitlab-rake', / gitlab:password:reset/, questions],
    ['crontab', / (?:-ri|-ir|-i -r|-r -i)(?: |$)/, sure],
  ],
  endless: [
    ['gitlab-ctl', / tail(?: |$)/, follows],
    ['while', /^ sleep \d+\w?$/, 'has no end'],
    ['sleep', /^ inf(?: |$)/, goesOn],
    ['while', /^ (?:\[ (?:1|true) \]|test 1|date)$/, 'has no end'],
    ['until', /^ (?:\[ 1 = 2 \]|test 1 = 2)$/, 'has no end'],
    ['gitlab-ctl', / tail(?: |$)/, follows],
  ],
};
