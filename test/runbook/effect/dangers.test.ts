import { expect } from 'chai';
import { kindsOf } from './kinds-of.ts';

const dangers: readonly (readonly [text: string, ...found: string[]])[] = [
  ["ssh node-1 'sudo rm -rf /var/lib/etcd'", 'destroys /var/lib/etcd'],
  ['ssh -i key root@node-1 reboot', 'interrupts reboot'],
  ["su - postgres -c 'dropdb shop'", 'destroys shop'],
  ['nsenter -t 1 -m -- reboot', 'interrupts reboot'],
  ['chroot /host systemctl stop kubelet', 'interrupts stop'],
  ['pdsh -w node-[1-3] wipefs -a /dev/sdb', 'destroys -a'],
  ['kubectl exec db-0 psql -c "DROP TABLE a"', 'destroys DROP TABLE a'],
  ['docker exec -it db sh -c \'mysql -e "DROP DATABASE shop"\'', 'destroys DROP DATABASE shop'],
  ['oc rsh etcd-0 etcdctl member remove 1234', 'destroys member'],
  ['find . -name x -exec rm -rf /data {} +', 'destroys /data'],
  ['gcloud compute ssh node-1 --command "sudo reboot"', 'interrupts reboot'],
  ['kubectl get pods -o name | xargs kubectl delete pvc', 'destroys pvc'],
  ['kubectl delete pods --all --force -n shop', 'all --all', 'forced --force'],
  ['kubectl delete deploy/web pvc/data -n shop', 'destroys pvc/data'],
  ['kubectl delete deploy,pvc -l app=web -n shop', 'destroys deploy,pvc'],
  ['if true; then timeout 5 etcdctl del "" --from-key; fi', 'destroys del'],
  ['ETCDCTL_API=3 etcdctl --endpoints=$E member remove $ID', 'destroys member'],
  ['microk8s.kubectl delete pvc data -n shop', 'destroys pvc'],
  ['sudo microk8s disable calico', 'interrupts disable'],
  ['kubectl cnpg promote db-2 -n shop', 'interrupts cnpg'],
  ['kubectl delete volumeattachment csi-1', 'interrupts volumeattachment'],
  ['kubectl delete vm web -n shop', 'destroys vm'],
  ['rm -rf "$BACKUP_DIR"', 'destroys $BACKUP_DIR'],
  ['rm -rf $SHOP_DATA_PATH/*', 'destroys $SHOP_DATA_PATH/*'],
  ['rm -rf $PGDATA', 'destroys $PGDATA'],
  ['rm -rf /prometheus/wal/*', 'destroys /prometheus/wal/*'],
  ['rm /root/.ssh/authorized_keys', 'destroys /root/.ssh/authorized_keys'],
  ['sudo gitlab-psql -c "TRUNCATE events"', 'destroys TRUNCATE events'],
  ['aws-vault exec prod -- kubectl delete pv shop', 'destroys pv'],
  ['docker system prune -f', 'removes prune'],
  ['helm -n shop uninstall web', 'interrupts uninstall'],
  ["knife ssh roles:db 'sudo rm -rf /var/opt/shop/data'", 'destroys /var/opt/shop/data'],
  ["bundle exec knife ssh roles:db 'sudo systemctl stop patroni'", 'interrupts stop'],
  ["ansible db -m shell -a 'reboot'", 'interrupts reboot'],
  ['gcloud compute ssh db-1 --command="sudo reboot"', 'interrupts reboot'],
  ["salt 'db*' cmd.run 'etcdctl del --prefix /'", 'destroys del'],
  ['bundle exec rake db:drop', 'destroys db:drop'],
  ['gitlab-rake geo:db:drop', 'destroys geo:db:drop'],
  ['npx prisma migrate reset --force', 'destroys migrate'],
  ['php artisan migrate:fresh', 'destroys artisan'],
  ['docker stop web', 'interrupts stop'],
  ['docker rm -f web', 'interrupts rm'],
  ['docker-compose stop db', 'interrupts stop'],
  ['docker compose -f shop.yml down', 'interrupts down'],
  ['gitlab-ctl stop postgresql', 'interrupts stop'],
  ['virtctl stop web -n shop', 'interrupts stop'],
  ['systemctl stop web', 'interrupts stop'],
  ['service web stop', 'interrupts web'],
  ['scripts/redis-restore.sh --force --archive x.tgz', 'destroys scripts/redis-restore.sh'],
  ['shopctl index destroy 3', 'destroys destroy'],
  ['etcd-manager-ctl --backup-store=s3://a restore-backup b', 'destroys restore-backup'],
  ['/usr/bin/redis-cli -n 3 FLUSHDB', 'destroys FLUSHDB'],
];

const harmless = [
  'ssh node-1',
  'ssh node-1 uptime',
  'kubectl exec db-0 -- ls /data',
  'kubectl exec -it db-0 -- bash',
  'echo reboot',
  'man reboot',
  'docker network rm shop',
  'docker image rm old',
  'scripts/redis-restore.sh --help',
  'shopctl restore list',
  'shopctl status destroyed',
  'kubectl get destroy',
  'rm -rf $BACKUP_NAME',
  'rm /var/lib/ca-certificates/ca-bundle.pem',
  'ceph orch osd rm status',
  'az storage blob service-properties delete-policy show',
  'docker compose logs stop',
  'docker rmi old',
  'helm plugin uninstall diff',
  'bundle exec rake db:migrate',
  'ansible db -m ping',
  'knife ssh roles:db uptime',
  'npx prisma migrate deploy',
  'systemctl status stop',
  'rm -rf /prometheus/*.tmp',
  'rm -rf /app/node_modules',
  'rm -rf /opt/shop/releases/1',
  'rm /etc/nginx/sites-enabled/shop',
  'kubectl cnpg status db',
  'aws-vault exec prod -- kubectl get pv',
  'microk8s status',
  'grep -r "rm -rf /data" .',
  'apt-get install -y lvm2',
  'kubectl describe pvc data -n shop',
  'kubectl logs reboot-manager',
  'alias r=reboot',
  'eval',
  'find',
  'chroot',
  'ssh',
  'kubectl exec',
];

describe('dangers of commands', () => {
  for (const [text, ...found] of dangers) {
    it(`${text}: ${found.join(', ')}`, () => expect(kindsOf(text)).to.deep.equal(found));
  }
  for (const text of harmless) {
    it(`${text}: none`, () => expect(kindsOf(text)).to.deep.equal([]));
  }
  it('reads commands with many options in bounded time', () => {
    const programs = 'docker docker-compose etcdctl git rabbitmqctl spark-shell heroku'.split(' ');
    const texts = programs.flatMap((name) => [
      `${name}${' -a'.repeat(300)}`,
      `${name}${' --a=b'.repeat(300)}`,
    ]);
    expect(texts.flatMap(kindsOf)).to.deep.equal([]);
  });
  it('reads a text that is nested without end in bounded time', () => {
    const text = `${'sh -c '.repeat(500)}reboot`;
    expect(kindsOf(text)).to.deep.equal([]);
  });
});
