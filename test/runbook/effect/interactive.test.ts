import { expect } from 'chai';
import { whyInteractive } from '../../../harness/runbook/effect/interactive.ts';
import { simpleCommands } from '../../../harness/runbook/shell/simple-commands.ts';

const typed = [
  'psql -h db -U shop -d orders',
  'sudo -u postgres psql',
  'sudo -i',
  'su - postgres',
  'kubectl exec -it web -- psql -h db -U shop',
  'kubectl run -it box --image=busybox',
  'kubectl run -it box --image=busybox sh',
  'kubectl debug node/one -it --image=busybox -- chroot /host',
  'docker run -it --rm -e A=b debian bash',
  'docker exec -it db psql -U postgres',
  'docker compose exec web bash',
  'redis-cli -h redis',
  'mysql -uroot -p shop',
  'mongosh --quiet',
  'ssh -i key root@one',
  'timeout 60 vim notes',
  'kubectl logs web | less',
  'crontab -e',
  'aws configure',
  'docker login registry.shop',
  'read -p "Go on? " answer',
  'python3',
];
const alone = [
  'psql -h db -c "SELECT 1"',
  'psql shop < dump.sql',
  'zcat dump.sql.gz | psql shop',
  'echo "$(date)" | psql shop',
  'kubectl exec -i db-0 -- psql shop < dump.sql',
  'kubectl exec web -- psql',
  'kubectl exec -it web -- psql -tAc "SELECT 1"',
  'docker compose exec -T web ls',
  'docker exec -it web ls /bin/sh',
  'redis-cli -h redis PING',
  'redis-cli --scan',
  'mysql -uroot -p -e "SHOW STATUS"',
  'ssh root@one uptime',
  'ssh root@one -- uptime',
  'ssh root@one <<EOF\nuptime\nEOF',
  'ssh -N -L 8080:web:80 root@one',
  'crontab -l',
  'aws configure list',
  'echo "$TOKEN" | docker login --password-stdin',
  'while read -r line; do echo "$line"; done < list',
  'python3 -m json.tool',
  'kubectl get edit',
  'constructor',
  'toString hasOwnProperty',
];

describe('interactive', () => {
  for (const text of typed) {
    it(`somebody types at: ${text}`, () => expect(why(text)).to.be.a('string'));
  }
  for (const text of alone) {
    it(`runs alone: ${text}`, () => expect(why(text)).to.equal(undefined));
  }
});

const why = (text: string) =>
  simpleCommands(text)
    .map(({ words, fed }) => whyInteractive(words, fed))
    .find((one) => one !== undefined);
