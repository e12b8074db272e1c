import { expect } from 'chai';
import { checkRunbook } from '../../harness/lint/engine/check.ts';

const severitiesIn = (text: string, name: string) =>
  checkRunbook('a.md', text, undefined, () => false)
    .filter(({ rule }) => rule === name)
    .map(({ severity }) => severity);

describe('severities that depend on the text around', () => {
  it('commands for another machine: a note where the whole fence is for it', () => {
    const commands = '```bash\nuptime\n# Then\nsystemctl restart kubelet\n```\n';
    const whole = severitiesIn(
      `# Nodes\n\nSSH to each node and run:\n\n${commands}`,
      'another-machine',
    );
    expect(whole).to.deep.equal(['note']);
    const mixed = '```bash\nuptime\n# SSH to each node and run:\nsystemctl restart kubelet\n```\n';
    expect(severitiesIn(`# Nodes\n\n${mixed}`, 'another-machine')).to.deep.equal(['warning']);
  });

  it('changes that nothing verifies: a note, remedy or not', () => {
    const change = '```bash\nkubectl edit mill rye -n shop\n```\n';
    for (const title of ['Settings', 'Restart', 'The mill is stuck', 'Roll back']) {
      const found = severitiesIn(`# Mill\n\n## ${title}\n\n${change}`, 'unverified-change');
      expect(found, title).to.deep.equal(['note']);
    }
  });

  it('syntax errors: a note for what reads like output, or like another language', () => {
    const severity = (line: string) =>
      severitiesIn(
        `# Mill\n\n\`\`\`bash\nkubectl get pods\n${line}\n\`\`\`\n`,
        'shell-syntax-error',
      )[0];
    const printed = [
      '/var/log/mill.log:2024.05.04 12:41:28 [ 599 ] {} <Debug> Mill: turns (3)',
      '&MILL',
      'git version 2.10.1 (Mill Git-78)',
      '--rye grind rye (default: false)',
      'failure requests (get, put, delete):',
    ];
    expect(printed.map(severity)).to.deep.equal(printed.map(() => 'note'));
    const typed = [
      'kubectl get pods | | head',
      'if true; then echo up; done',
      'millctl show (kubectl get pods | head -1)',
      'sudo systemctl restart mill (as root)',
      'MILL=(a b',
    ];
    expect(typed.map(severity)).to.deep.equal(typed.map(() => 'error'));
  });

  it('dead links: none to what the generator of a site serves from a folder of its own', () => {
    const linked = (front: string) =>
      checkRunbook(
        'content/a.md',
        `${front}# Ops\n\n![mill](../pictures/mill.png)\n`,
        undefined,
        (path) => path === '/static/pictures/mill.png',
      ).filter(({ rule }) => rule === 'dead-link');
    expect(linked('---\ntitle: Ops\n---\n\n')).to.deep.equal([]);
    expect(linked('')).to.have.length(1);
  });

  it('dead links: a note where a site is made of more folders than the repository has', () => {
    const link = '# Ops\n\nSee [the command](../cmd/shopctl.md).\n';
    expect(severitiesIn(link, 'dead-link')).to.deep.equal(['warning']);
    expect(severitiesIn(`---\ntitle: Ops\n---\n\n${link}`, 'dead-link')).to.deep.equal(['note']);
  });

  it('requests that cannot fail: a note where the status line is what somebody reads', () => {
    const severities = (line: string) =>
      severitiesIn(`# Ops\n\n\`\`\`bash\n${line}\n\`\`\`\n`, 'curl-without-fail');
    for (const line of [
      'curl -I http://shop/',
      'curl -sSI http://shop/',
      'curl --head http://shop/',
    ])
      expect(severities(line), line).to.deep.equal(['note']);
    for (const line of ['curl http://shop/', 'curl -I http://shop/ && ./release.sh'])
      expect(severities(line), line).to.deep.equal(['warning']);
  });
});
