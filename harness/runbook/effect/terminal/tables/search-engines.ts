import { always } from '../../../commands/argument-text.ts';
import type { Rows } from '../rows.ts';
import { questions, sure } from '../ways.ts';

/** Search engines, workflows and migrations that ask before they go on. */
export const searchEngines: Rows = {
  asks: [
    [
      'elasticsearch-reset-password elasticsearch-setup-passwords',
      always,
      sure,
      / (?:-b|--batch)(?: |$)/,
    ],
    ['elasticsearch-plugin opensearch-plugin', /^ install /, sure, / (?:-b|--batch)(?: |$)/],
    ['elasticsearch-certutil', always, questions, / (?:-s|--silent|--out|--pass)(?: |=|$)/],
    ['elasticsearch-node elasticsearch-shard', / \S/, sure],
    [
      'airflow',
      / db (?:reset|clean|downgrade)(?: |$)/,
      sure,
      / (?:-y|--yes|-n|--dry-run|--show-sql-only|-s)(?: |$)/,
    ],
    [
      'airflow',
      / (?:users create\b(?!.*(?:-p|--password|--use-random-password)\b)|dags delete|shell|db shell)(?: |$)/,
      sure,
      / (?:-y|--yes|-p|--password)(?: |$)/,
    ],
    ['prisma', / migrate (?:reset|dev)(?: |$)/, sure, / (?:-f|--force|--create-only)(?: |$)/],
    ['npx pnpm yarn bunx', / prisma migrate (?:reset|dev)(?: |$)/, sure, / (?:-f|--force)(?: |$)/],
    ['stolonctl', / (?:init|promote)(?: |$)/, sure, / (?:-y|--yes)(?: |$)/],
  ],
  asksTerminal: [],
  endless: [],
};
