import { writeSync } from 'node:fs';
import { append } from '../../harness/history/append.ts';
import { openHistory } from '../../harness/history/open-history.ts';
import { postgresAt, sqliteAt } from '../../harness/history/place.ts';
import { row } from './rows.ts';

// A process that writes drills one after another and prints the run of each when it is in the history, for tests
// that run several at once or kill them: node writer.ts FILE|postgres://… NAME COUNT

const [where = '', name = '', count = ''] = process.argv.slice(2);
const place = where.startsWith('postgres:') ? postgresAt(where) : sqliteAt(where);
const history = await openHistory(place);
for (let number = 0; number < Number(count); number += 1) {
  const run = `${name}-${number}`;
  await append(history, [row({ run })]);
  writeSync(1, `${run}\n`);
}
await history.close();
