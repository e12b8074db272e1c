import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { readDocument } from '../../../harness/lint/read/document.ts';
import { removedUsage } from '../../../harness/lint/rules/execution/removed-usage.ts';

const found = (text: string) => [
  ...removedUsage.check(readDocument('x.md', `# R\n\n\`\`\`bash\n${text}\n\`\`\`\n`)),
];

const removed = `
docker-compose ps
docker daemon
docker login -e a@shop.example
docker tag -f web web:1
docker stack deploy --orchestrator kubernetes shop
dockerd --graph /data/docker
docker-machine ssh web
boot2docker up
helm init
helm install --name web ./chart
helm ls --deleted
kubeadm config view
kubeadm alpha certs renew all
kubeadm upgrade node config --kubelet-version v1.20.0
kubelet --network-plugin=cni
kubelet --container-runtime=remote
kube-apiserver --insecure-port=0
hyperkube kubelet
crictl -r unix:///var/run/dockershim.sock ps
minikube start --vm-driver=kvm2
linkerd install config | kubectl apply -f -
linkerd top deploy/web
istioctl x add-to-mesh service web
argocd-util import backup.yaml
velero restic repo get
velero migrate-backups
patronictl failover shop --master db-1
patronictl -c /etc/p.yml switchover --master=db-1 --force
lerna bootstrap
npx lerna bootstrap --hoist
fluxctl list-workloads
oc cluster up
oc export dc/web
odo push
cf v3-push shop
bosh target https://bosh.shop.example
bosh upload stemcell x.tgz
heroku pgbackups:capture
azure vm list
gcloud compute copy-files a web:
gcloud app modules list
gcloud docker -- push gcr.io/shop/web
aws opsworks describe-stacks
ec2-describe-instances
$(aws ecr get-login --region us-east-1)
terraform remote config
terraform destroy -force
vault unseal
vault mount pki
etcdctl cluster-health
etcdctl snapshot restore x.db
kafka-topics --zookeeper zk:2181 --list
kafka-mirror-maker.sh --consumer.config c
zookeeper-server-start.sh zk.properties
kafka-run-class.sh kafka.tools.GetOffsetShell --topic orders
redis-trib.rb create
mongo shop
mongosh --eval "rs.slaveOk()"
mongosh --eval "rs.printSlaveReplicationInfo()"
mongod --smallfiles
mongodump --dbpath /data/db
mysql_install_db
mysql -e "SHOW SLAVE STATUS"
mysql -e "STOP SLAVE"
mysql -e "SHOW MASTER STATUS"
mysql -e "PURGE MASTER LOGS TO 'x'"
mysqladmin flush-hosts
innobackupex /backup
psql -c "SELECT pg_is_in_backup()"
psql -c "SELECT procpid FROM pg_stat_activity"
psql -c "SHOW wal_keep_segments"
pg_verify_checksums -D /data
touch /data/recovery.conf
cassandra-cli -h db
sstable2json x.db
nodetool disablethrift
curl http://es:9200/_xpack/license
curl -X POST http://es:9200/_flush/synced
curl -X POST http://es:9200/orders/_optimize
elasticsearch-plugin install x-pack
prometheus -config.file=p.yml
mc config host add live https://s3.shop.example
mc policy set public live/shop
mc admin policy add live p p.json
minio gateway s3
gem install shop --no-rdoc --no-ri
pip install --process-dependency-links shop
npm bin
python manage.py syncdb
jmap -heap 4711
jstack -F 4711
jhat dump.hprof
celery worker -A shop
airflow list_dags
airflow initdb
drush cc all
drush dl views
brew cask install docker
brew switch redis 5
apt-get install -y docker-engine
apt-get install python-pip
apt-key adv --keyserver hkp://pool.sks-keyservers.net --recv-keys 1
gpg --keyserver ha.pool.sks-keyservers.net --recv-keys 1
curl -s https://packages.cloud.google.com/apt/doc/key.gpg https://apt.kubernetes.io
echo "deb https://apt.kubernetes.io/ kubernetes-xenial main"
yum-config-manager --add-repo http://mirror.centos.org/centos/7/os
ssh-keygen -t dsa
authconfig --update
puppet cert list
puppet module generate shop
knife cookbook create shop
gitlab-ctl repmgr cluster show
gitlab-ctl promote-to-primary-node
ceph-deploy osd create db-1
ceph mds set_max_mds 2
ansible-playbook site.yml --sudo
geth --rpc --rpcaddr 0.0.0.0
geth --syncmode fast
bitcoin-cli getinfo
gaiad unsafe-reset-all
gaiacli status
solana-validator --ledger l
polkadot --ws-external
xm list
telepresence --swap-deployment web
rabbitmqctl node_health_check
consul configtest /etc/consul.d
promtool check-config p.yml
systemd-resolve --status
sudo stop shop-all
sudo restart shop-workers
ZK="--zookeeper zk:2181"; kafka-topics.sh $ZK --list
export ZK='--zookeeper zk:2181'; /opt/kafka/bin/kafka-topics.sh $ZK --describe
`;

const current = `
istioctl create-remote-secret --name=a
gcloud alloydb clusters create a --password=b
python scripts/secrets.py validate a
sudo tctl status
nova find
K="--bootstrap-server k:9092"; kafka-topics.sh $K --list
stop
./stop shop
sudo ./stop shop
stop shop
patronictl switchover shop --leader db-1 --force
lerna run build
velero backup get
docker compose ps
docker login -u shop
docker tag web web:1
dockerd --data-root /data/docker
helm install web ./chart
kubeadm config print init-defaults
kubeadm upgrade node
kubelet --container-runtime-endpoint=unix:///run/containerd/containerd.sock
crictl --runtime-endpoint unix:///run/containerd/containerd.sock ps
minikube start --driver=kvm2
linkerd install --crds
istioctl x precheck
argocd admin export
velero repo get
oc get dc
odo dev
cf push shop
bosh upload-stemcell x.tgz
heroku pg:backups:capture
az vm list
gcloud compute scp a web:
gcloud app services list
aws ec2 describe-instances
terraform plan
vault operator unseal
etcdctl endpoint health
kafka-topics --bootstrap-server k:9092 --list
connect-mirror-maker.sh mm.properties
mongosh shop
mongod --config /etc/mongod.conf
mongodump --host db
mysql -e "SHOW REPLICA STATUS"
mysql -e "SELECT role FROM slaves"
mysqladmin status
xtrabackup --backup
psql -c "SELECT pid FROM pg_stat_activity"
psql -c "SELECT 1 FROM masters"
pg_checksums --check -D /data
touch /data/standby.signal
cqlsh db
nodetool enablebinary
curl http://es:9200/_license
curl -X POST http://es:9200/_flush
prometheus --config.file=p.yml
mc alias set live https://s3.shop.example
mc anonymous set public live/shop
mc admin policy create live p p.json
minio server /data
gem install shop --no-document
pip install shop
npm pkg set name=shop
python manage.py migrate
jmap -histo 4711
jstack -l 4711
celery -A shop worker
airflow dags list
airflow db migrate
drush cr
brew install --cask docker
apt-get install -y docker-ce python3-pip
gpg --keyserver keyserver.ubuntu.com --recv-keys 1
curl -fsSL https://pkgs.k8s.io/core:/stable:/v1.33/deb/Release.key
ssh-keygen -t ed25519
authselect current
puppet agent -t
knife node list
gitlab-ctl patroni members
ceph fs set cephfs max_mds 2
geth --http --http.addr 0.0.0.0
geth --syncmode snap
bitcoin-cli getblockchaininfo
gaiad comet unsafe-reset-all
agave-validator --ledger l
polkadot --rpc-external
xl list
telepresence intercept web
promtool check config p.yml
resolvectl status
yq eval '.image.tag' values.yaml
yq e -i '.image.tag = "v2"' values.yaml
yq -r .w values.yaml
yq '.read' values.yaml
yq shell-completion bash
yq ea '. as $item ireduce ({}; . * $item)' a.yaml b.yaml
curl -L https://github.com/docker/compose/releases/download/v2.29.2/docker-compose-linux-x86_64 -o x
`;

const byTool = readFileSync(new URL('removed-by-tool.txt', import.meta.url), 'utf8');

const linesOf = (text: string) => text.trim().split('\n');

describe('removed usages of many tools', () => {
  for (const text of linesOf(removed + byTool)) {
    it(`${text}: removed`, () => expect(found(text)).not.to.deep.equal([]));
  }
  for (const text of linesOf(current)) {
    it(`${text}: current`, () => expect(found(text)).to.deep.equal([]));
  }
});
