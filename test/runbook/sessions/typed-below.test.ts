import { expect } from 'chai';
import { parseRunbook } from '../../../harness/runbook/parse.ts';
import { typedBelow } from '../../../harness/runbook/sessions/typed-below.ts';

/** The statements below each command of a page, with their first and last lines. */
function typedIn(...lines: readonly string[]) {
  const page = ['# Shop', '## Fix', ...lines].join('\n');
  const steps = parseRunbook('shop.md', page).procedures[0]?.steps ?? [];
  return steps.flatMap((step) =>
    step.kind === 'command'
      ? typedBelow(step, steps).map(
          ({ text, place, endLine }) => [place.line, endLine, text] as const,
        )
      : [],
  );
}

describe('what is typed below a command', () => {
  it('is SQL in the same fence, up to the next command, with the comments above it', () => {
    const page = [
      ...['# Shop', '## Fix', '```bash', '# Open the database'],
      ...[`kubectl exec -it \${POD} -n shop -- \\`, '  psql -U shop shop', ''],
      ...['# What is open?', 'SELECT * FROM orders WHERE open;', ''],
      ...['# Close them', 'UPDATE orders ', 'SET open = false', "WHERE id = '<order>';", ''],
      ...['# Or start over', 'kubectl rollout restart deploy/shop -n shop', 'SELECT 2 FROM x;'],
      '```',
    ].join('\n');
    const steps = parseRunbook('shop.md', page).procedures[0]?.steps ?? [];
    const [psql, restart] = steps.filter((step) => step.kind === 'command');
    if (!psql || !restart) throw new Error('two commands');
    const typed = typedBelow(psql, steps);
    expect(typed.map(({ text, label }) => [label?.text, text])).to.deep.equal([
      ['What is open?', 'SELECT * FROM orders WHERE open;'],
      ['Close them', "UPDATE orders \nSET open = false\nWHERE id = '<order>';"],
    ]);
    expect(typed.map(({ place, endLine }) => [place.line, endLine])).to.deep.equal([
      [9, 9],
      [12, 14],
    ]);
    expect(typed[1]?.placeholders).to.deep.equal([
      { syntax: 'angle', name: 'order', place: { file: 'shop.md', line: 14, column: 13 } },
    ]);
    expect(typedBelow(restart, steps)).to.deep.equal([]);
  });

  it('is what stands at the client’s prompt, and not what the client prints', () => {
    expect(
      typedIn(
        ...['```', '$ psql shop', 'shop=# SELECT id', 'shop-# FROM orders;', ' id', '----', ' 1'],
        ...["shop=# DELETE FROM orders WHERE id = 'a';", 'DELETE 1', '```'],
      ),
    ).to.deep.equal([
      [5, 6, 'SELECT id\nFROM orders;'],
      [10, 10, "DELETE FROM orders WHERE id = 'a';"],
    ]);
  });

  it('is a fence of the client’s own language below it', () => {
    expect(
      typedIn(
        ...[
          '```bash',
          'mysql -u root shop',
          '```',
          'Then:',
          '```sql',
          '-- what is open',
          'SELECT 1',
        ],
        ...['', 'FROM orders;', 'USE shop', 'FLUSH TABLES;', '```'],
      ),
    ).to.deep.equal([
      [9, 11, 'SELECT 1\n\nFROM orders;'],
      [12, 12, 'USE shop'],
      [13, 13, 'FLUSH TABLES;'],
    ]);
    expect(typedIn('```bash', 'mysql -u root', '```', '```yaml', 'kind: Pod', '```')).to.be.empty;
    expect(typedIn('```bash', 'mysql -e "SELECT 1"', '```', '```sql', 'SELECT 1;', '```')).to.be
      .empty;
  });

  it('is a command of Redis on each line, and a script of mongosh', () => {
    const redis = ['```bash', 'redis-cli -h cache', 'CONFIG SET maxmemory 1gb', 'PING', '```'];
    expect(typedIn(...redis).map(([, , text]) => text)).to.deep.equal([
      'CONFIG SET maxmemory 1gb',
      'PING',
    ]);
    expect(
      typedIn(
        ...['```bash', 'kubectl exec -i db-0 -- mongosh', '```', '```js', 'db.orders', '  .find({'],
        ...['    open: true', '  })', 'rs.status()', '```'],
      ),
    ).to.deep.equal([
      [7, 10, 'db.orders\n  .find({\n    open: true\n  })'],
      [11, 11, 'rs.status()'],
    ]);
  });
});
