import type { Problem, Rule } from '../../engine/rule.ts';
import type { LintDocument } from '../../read/document.ts';
import { sqlInShellFences } from '../../read/sql-in-script.ts';

/** A statement for the database's client, given to the shell instead. */
export const sqlInShell: Rule = {
  name: 'sql-in-shell',
  severity: 'error',
  why: 'The shell has no such command, and it still expands the `*` and goes on after the `;`.',
  examples: {
    bad: [
      'psql -h db -U shop\n«SELECT * FROM orders LIMIT 10;»',
      'kubectl exec -it db-0 -- psql\n«UPDATE orders SET done = true WHERE id = 1;»',
      '«UPDATE orders»\nSET done = true;',
      '«DROP TABLE orders_old;»',
      '«TRUNCATE orders;»',
      '«delete from orders where id = 1;»',
      'cqlsh\n«SELECT * FROM mill.orders;»\nDELETE FROM mill.orders WHERE id = 1;\nTRUNCATE orders;',
      'cqlsh\n«SELECT * FROM mill.orders;»\nexit\npsql shop\n«SELECT * FROM orders;»\nSELECT * FROM users;',
      'kubectl get pods\n«SELECT * FROM mill.orders;»\n«SELECT * FROM orders;»',
      'mysql shop\n«drop table orders;»',
      '«SELECT count(*) FROM orders;»',
      "psql shop\n«SELECT a,»\n  size(b||'.'||c) AS d\nFROM orders\nWHERE size(b) > 1;",
    ],
    good: [
      "psql -h db -U shop -c 'SELECT * FROM orders'",
      'psql -h db -U shop <<EOF\nSELECT * FROM orders;\nEOF',
      'update orders',
      'truncate -s 0 orders.log',
      'delete from list',
      'drop table',
      'select node in a b; do echo $node; done',
      '# Orders\n\n```sql\nSELECT * FROM orders;\n```\n',
    ],
  },
  *check(document: LintDocument): Iterable<Problem> {
    const { clean } = document.source;
    const speaksMysql = /\b(?:mysql|mariadb)\b/i.test(clean);
    const speaksPostgres = /\b(?:psql|postgres\w*)\b/i.test(clean);
    const usual =
      speaksMysql && !speaksPostgres
        ? "mysql … -e '…', or a here-document: mysql … <<'SQL'"
        : "psql … -c '…', or a here-document: psql … <<'SQL'";
    for (const { text, placeAt, client, goesOn } of sqlInShellFences(document)) {
      if (goesOn) continue;
      const [line = ''] = text.slice(0, 300).split('\n', 1);
      yield {
        place: placeAt(0),
        length: line.length,
        text: client
          ? `This is typed into \`${client}\`, which opens above; a shell does not understand it.`
          : 'This is SQL, which no shell understands.',
        instead: client ? batchOf(client) : usual,
      };
    }
  },
};

/** By client: the option that takes a statement. */
const options: Readonly<Record<string, string>> = {
  psql: '-c',
  mysql: '-e',
  mariadb: '-e',
  cqlsh: '-e',
  sqlcmd: '-Q',
  'clickhouse-client': '--query',
};

function batchOf(client: string): string {
  const option = Object.hasOwn(options, client) ? `${client} … ${options[client]} '…', or ` : '';
  return `${option}a here-document: ${client} … <<'SQL'`;
}
