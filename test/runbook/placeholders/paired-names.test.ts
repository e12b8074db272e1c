import { expect } from 'chai';
import { parseRunbook } from '../../../harness/runbook/parse.ts';

const fence = (text: string) => `\`\`\`bash\n${text}\n\`\`\`\n`;
const holesIn = (text: string) =>
  parseRunbook('x.md', `# Shop\n\n## Move it\n\n${text}`).procedures.flatMap(({ steps }) =>
    steps.flatMap((step) =>
      (step.kind === 'command' ? step.placeholders : []).map(({ name }) => name),
    ),
  );

/** A text, and its placeholders. Labelled before they were read. */
const rows: readonly (readonly [text: string, names: readonly string[]])[] = [
  [fence('salt-key -d old-host\nsalt-key -a new-host'), ['old-host', 'new-host']],
  [
    fence("sed -i 's/old-host/new-host/g' /etc/hosts\nhostname new-host\nhostname old-host"),
    ['old-host', 'new-host', 'new-host', 'old-host'],
  ],
  [
    `Log in to \`old-node\`.\n\n${fence('kubectl drain old-node')}\nThen \`new-node\`.\n\n${fence('kubectl uncordon new-node')}`,
    ['old-node', 'new-node'],
  ],
  [fence('mongosh oldserver --eval "rs.status()"\nmongosh newserver'), ['oldserver', 'newserver']],
  [
    `Create the files on \`new-host\` as on \`old-host\`.\n\n${fence('salt-key -a new-host')}`,
    ['new-host'],
  ],
  [`Create \`new-host\` first, and stop \`old-host\`.\n\n${fence('salt-key -a new-host')}`, []],
  [fence('rsync -a ops@old-server:/srv/ ops@new-server:/srv/'), ['old-server', 'new-server']],
  [fence('aws s3 sync s3://old-bucket s3://new-bucket'), ['old-bucket', 'new-bucket']],
  // What the page makes, and names that are none.
  [fence('aws s3 mb s3://new-bucket\naws s3 sync s3://old-bucket s3://new-bucket'), []],
  [fence('createdb new-db\npg_dump old-db | psql new-db'), []],
  [fence('docker run -d --name new-server shop\ndocker stop old-server'), []],
  [fence('kubectl drain old-node'), []],
  [fence('mv old-config new-config\ncp old-file new-file'), []],
  [fence('psql -c "select old_host, new_host from moves"'), []],
  [fence('old_host=web-1\nnew_host=web-2\nmigrate --from "$old_host" --to "$new_host"'), []],
  [fence('migrate --old-host=web-1 --new-host=web-2'), []],
  [
    `${fence('migrate plan.yml\nhelm list')}\n\`\`\`yaml\nold-host: web-1\nnew-host: web-2\n\`\`\`\n`,
    [],
  ],
  [
    `\`\`\`yaml\nname: new-node\n\`\`\`\n\n${fence('kubectl drain old-node\nkubectl uncordon new-node')}`,
    [],
  ],
];

describe('placeholders: an old and a new one of a kind', () => {
  for (const [text, names] of rows)
    it(JSON.stringify(text), () => expect(holesIn(text)).to.deep.equal(names));
});
