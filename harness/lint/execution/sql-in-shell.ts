import type { LintDocument } from '../document.ts';
import type { Problem, Rule } from '../rule.ts';

/** A statement for the database's client that the shell is given instead. */
export const sqlInShell: Rule = {
  name: 'sql-in-shell',
  severity: 'error',
  why: 'The shell knows no such command, and with `*` and `;` it does not even stop at that.',
  examples: {
    bad: [
      'psql -h db -U shop\n«SELECT * FROM orders LIMIT 10;»',
      'kubectl exec -it db-0 -- psql\n«UPDATE orders SET done = true WHERE id = 1;»',
      '«UPDATE orders»\nSET done = true;',
      '«DROP TABLE orders_old;»',
    ],
    good: [
      "psql -h db -U shop -c 'SELECT * FROM orders'",
      'psql -h db -U shop <<EOF\nSELECT * FROM orders;\nEOF',
      'update orders',
      'select node in a b; do echo $node; done',
      '# Orders\n\n```sql\nSELECT * FROM orders;\n```\n',
    ],
  },
  *check({ scripts }: LintDocument): Iterable<Problem> {
    for (const script of scripts) {
      for (const { from } of script.statements) {
        const start = script.text.slice(from, from + 300);
        if (!sql.test(start)) continue;
        const [line = ''] = start.split('\n', 1);
        yield {
          place: script.placeAt(from),
          length: line.length,
          text: 'This is SQL, which no shell understands.',
          instead: "psql … -c '…', or a here-document: psql … <<'SQL'",
        };
      }
    }
  },
};

const sql =
  /^(?:SELECT\s[^|&]*?\sFROM\s|UPDATE\s+\S+\s+SET\s|INSERT\s+INTO\s|DELETE\s+FROM\s|(?:CREATE|ALTER|DROP|TRUNCATE)\s+(?:TABLE|DATABASE|INDEX|USER|ROLE|SCHEMA|VIEW|EXTENSION)\s|GRANT\s\S+\s+ON\s|VACUUM\b|SHOW\s+(?:TABLES|DATABASES|STATUS|PROCESSLIST)\b)/;
