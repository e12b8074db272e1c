import { expect } from 'chai';
import { parseRunbook } from '../../harness/runbook/parse.ts';

const step = '\n\n```bash\nkubectl get pods\n```\n';

/** The recovery times of each procedure, by its title. */
function timesOf(markdown: string): Readonly<Record<string, string>> {
  const { procedures } = parseRunbook('ops.md', markdown);
  return Object.fromEntries(
    procedures.map(({ title, claims }) => [
      title,
      claims.flatMap(({ recovery, text }) => (recovery ? text : [])).join(', '),
    ]),
  );
}

describe('a recovery time that is stated once', () => {
  it('holds for every procedure, from the text above the first heading', () => {
    expect(timesOf(`RTO: 90s\n\n# Web${step}\n# Queue${step}`)).to.deep.equal({
      Web: '90s',
      Queue: '90s',
    });
  });

  for (const title of ['RPO / RTO', 'RTO and RPO', '목표 RPO / RTO', '1. RPO & RTO'])
    it(`holds for every procedure, from a section "${title}"`, () => {
      const text = `# Shop\n\n## ${title}\n\nRTO: 90s\n\n## Web${step}\n## Queue${step}`;
      expect(timesOf(text)).to.deep.include({ Web: '90s', Queue: '90s' });
    });

  it('does not hold beside a section of another name', () => {
    const text = `# Shop\n\n## RPO of the carts\n\nRTO: 90s\n\n## Web${step}\n## Queue${step}`;
    expect(timesOf(text)).to.deep.include({ Web: '', Queue: '' });
  });

  it('gives way to the time that a procedure states itself', () => {
    const text = `# Shop\n\nRTO: 90s\n\n## Web${step}\n## Queue\n\nRTO: 5 min${step}`;
    expect(timesOf(text)).to.deep.equal({ Web: '90s', Queue: '5 min' });
  });

  for (const own of [
    'RTO: to be decided',
    '**Recovery time:** n/a',
    '- RTO: one moment',
    '| RTO | ? |\n|---|---|',
  ]) {
    it(`does not stand in for a time of the procedure's own that cannot be read: ${own}`, () => {
      expect(timesOf(`# Shop\n\nRTO: 90s\n\n## Web\n\n${own}${step}`)).to.deep.equal({ Web: '' });
    });
  }

  it('stands in where a procedure only speaks of the time', () => {
    const text = `# Shop\n\nRTO: 90s\n\n## Web\n\nKeep the RTO in mind: the shop is busy.${step}`;
    expect(timesOf(text)).to.deep.equal({ Web: '90s' });
  });

  it('holds from a section of objectives, and not from one about another failure', () => {
    const objectives = `# Shop\n\n## Recovery objectives\n\nRTO: 90s\n\n## Web${step}`;
    expect(timesOf(objectives)).to.deep.equal({ Web: '90s' });
    const other = `# Shop\n\n## Disk is full\n\nRTO: 90s\n\n## Web${step}`;
    expect(timesOf(other)).to.deep.equal({ Web: '' });
  });

  it('holds for the procedures under its heading alone', () => {
    const text = `# Shop\n\n## Web\n\nRTO: 90s\n\n### Restart${step}\n## Queue\n\n### Restart it${step}`;
    expect(timesOf(text)).to.deep.equal({ Restart: '90s', 'Restart it': '' });
  });

  it('holds nowhere if two times are stated', () => {
    const text = `# Shop\n\nRTO: 90s for the shop, 4 h for the archive\n\n## Web${step}`;
    expect(timesOf(text)).to.deep.equal({ Web: '' });
  });

  it('names the times of the document that contradict each other, and holds none of them', () => {
    const text = `# Shop\n\nRTO: 90s\n\n## Objectives\n\nRecovery time: 4 h\n\n## Web${step}\n## Queue\n\nRTO: 5 min${step}`;
    const { procedures } = parseRunbook('ops.md', text);
    const disputed = procedures.map((one) =>
      one.disputed?.map(({ text, place }) => `${text} in ${place.line}`),
    );
    expect(disputed).to.deep.equal([['90s in 3', '4 h in 7'], undefined]);
  });

  it('stands beside a limit of the downtime', () => {
    const text = `# Shop\n\nRTO: 90s\n\n## Objectives\n\nMaximum tolerable downtime: 4 h\n\n## Web${step}`;
    expect(timesOf(text)).to.deep.equal({ Web: '90s' });
  });

  it('does not go from one title to the next', () => {
    const text = `# Web is down\n\nRTO: 90s\n\n## Restart${step}\n# Archive is down\n\n## Rebuild${step}`;
    expect(timesOf(text)).to.deep.equal({ Restart: '90s', Rebuild: '' });
  });

  it('is not a possible claim', () => {
    expect(timesOf(`# Shop\n\nIt should be back in 2 minutes.\n\n## Web${step}`)).to.deep.equal({
      Web: '',
    });
  });
});
