import { expect } from 'chai';
import {
  makesAsk,
  opensEditor,
  whyMayAsk,
} from '../../../harness/runbook/effect/terminal/may-ask.ts';
import { whyMayServe } from '../../../harness/runbook/effect/terminal/may-serve.ts';

const words = (text: string) => text.split(' ');

const serve = `shopd serve
catalogd start --home ~/.catalog
shop-server --config /etc/shop.yml
npm run test:watch
yarn storybook
pnpm dev:server
make port-forward
just dev
make logs
python3 scripts/shop-server.py --port 8888
./bin/broker-server start
indexer serve
payments-gateway -c payments.yaml
java -jar shop.jar
java -Xmx1g -jar target/shop-1.0.jar --server.port=8080
node server.js
python app.py
go run ./cmd/server
cargo run
bitcoind
lighthouse bn --network mainnet
docker run --name cache redis:7
shopctl port-forward 8080
sudo -u shop shopd start
shopd light start --core.ip 10.0.0.1
shop-miner run
orderbook worker start
orders stats --watch
orders daemon
indexer tail
shop mount /mnt/shop
shop -r s3:bucket mount /mnt/shop
shop listen
shop tunnel db
shop subscribe orders
shop gateway
shop queue:work
shop start --attach
k0s worker --iptables-mode=nft
stockd cluster start -store /srv/stock -port 8080
stock cluster start --listen 0.0.0.0:80
stock start --bind 0.0.0.0 --data-dir /srv/stock
orders node run --port 9000
stockd cluster start -store /srv/a -snapshot_store /srv/b -replication_factor 3`;

const end = `npm run build:watcher-config
yarn build-storybook
make build
make -n dev
python3 scripts/check_server.py
shopd start --daemon
shopd start -d
shopd status
shopd init
shopd keys list
shop-server --version
shop-server migrate --config x.yml
catalogctl server restart a
java -jar tool.jar
java -jar migrate.jar
java -jar shop.jar backup --out x
node migrate.js
python backup.py
python main.py import x.csv
go run ./cmd/migrate
docker run -d --name cache redis:7
docker run --rm redis redis-cli -h h ping
cargo run --bin migrate
useradd start
systemd-run server
find server
brew services start redis
shop-miner info
shopctl worker list
indexer start --daemon
rke2 server --cluster-reset --cluster-reset-restore-path=x
zabbix_server -R ha_status
bitcoind -daemon
shop umount /mnt/shop
shop mount --daemon /mnt/shop
shop mount list
shop tunnel list
shop gateway restart
shop subscribe --list
./scripts/deploy.sh dev
./gateway.sh listen
shop worker list
orders logs --tail 100
minikube start
minikube start --apiserver-port 8443
shopctl cluster start --port 8080
stock cluster start -d --port 8080
stock cluster start --help
stock job start --store a
stock admin reconfig --address a:1 start
stock backup start --port 80 --data-dir /a
wget --follow-tags=a url`;

const ask = `walletd keys add alice
gaiad keys add val --recover
gaiad tx bank send a b 10u
geth account new
solana-keygen new
cosign generate-key-pair
gpg --export-secret-keys KEY
gpg --import private.asc
kubectl shopdb restore orders
kubectl rook-ceph mons restore-quorum a
git merge release-2
shopd wallet import
tailscale up --accept-dns=false
tailscale up --advertise-routes 10.0.0.0/8
shopctl login
shopctl node wizard
shopctl queue edit orders
shopctl user passwd alice
shopctl configure
shopctl edit-config
shopctl cluster edit-config shop
shop-img-writer shop.img /dev/sdb
shop-console orders
shopsql -hdb-1 -P2883 -uroot -pxyz -A
shopcli -h db-1 -u root -p*****
shopctl console --connect https://shop:5665
shop-console
vault-cat-edit orders
make shell_on_db
just db-console
make shell
shop-web createsuperuser
sudo -u www shop-web createsuperuser
shop create-admin-user
shop wallet test-recovery
shop wallet unlock
shop new-mnemonic
shop mnemonic new
shop vm terminal 101
shop enter web
shop users password anna
shop unseal
shopctl keys recover till
journalctl -u shop -e
journalctl -xeu shop
rabbitmqctl add_user anna
stockimport -f /srv/index.db -d stock -u root -p
stockimport -u root --password
shop tools adminpw
shop tools root-password
shop users change-pw`;

const silent = `walletd keys list
gaiad keys show val -a
gaiad keys add val --keyring-backend test
gaiad tx bank send a b 10u -y
geth account list
solana-keygen new --no-bip39-passphrase --silent
gpg --import public.asc
gpg --list-keys
kubectl shopdb status orders
kubectl shopdb restore orders --yes
kubectl krew upgrade
git merge --ff-only release-2
git merge --abort
git merge-base a b
shopctl account import users.csv
shopctl show-config shop
shop-img-writer -y shop.img /dev/sdb
shopsql -hdb-1 -uroot -pxyz shop
shopsql -hdb-1 -uroot -e x
shopd -hdb-1 -P80
bin/console cache:clear --env=prod
console doctrine:migrations:migrate
apt-key add key.gpg
shopctl login --token abc
shopctl queue edit orders --set size=3
shopctl console -e 1
shop-console -c 'show clients'
shop-web createsuperuser --noinput
shop create-admin-user --email a@b --password c
shop mnemonic list
shop console logs web
shop policy attach p1
shop user password-policy list
shop unseal-status
nsc edit operator --sk generate
nsc edit account A -K SK
shop queue edit orders --size 5
journalctl -u shop
journalctl -xe --no-pager
journalctl --vacuum-size=1G -e
journalctl -fu shop -e
rabbitmqctl add_user anna secret
make login
stockimport -u root -psecret
stockimport -u root -p secret
cp -u a b -p
stockimport -p
shop tools adminpw --password x
make shellcheck
make build-shell-image
make shell ARGS=ls
npx shop login --token abc
tailscale up --authkey x
tailscale status`;

describe('guesses: commands that may serve until somebody stops them, or may ask', () => {
  for (const text of serve.split('\n')) {
    it(`${text}: may serve`, () => expect(whyMayServe(words(text))).to.be.a('string'));
  }
  for (const text of end.split('\n')) {
    it(`${text}: ends`, () => expect(whyMayServe(words(text))).to.equal(undefined));
  }
  for (const text of ask.split('\n')) {
    it(`${text}: may ask`, () => expect(whyMayAsk(words(text), false)).to.be.a('string'));
  }
  for (const text of silent.split('\n')) {
    it(`${text}: asks nothing`, () => expect(whyMayAsk(words(text), false)).to.equal(undefined));
  }
  it('opens no pager into a pipe', () =>
    expect(whyMayAsk(words('journalctl -xe'), false, true)).to.equal(undefined));
  it('asks nothing where a pipe feeds it', () =>
    expect(whyMayAsk(words('walletd keys add alice'), true)).to.equal(undefined));

  for (const text of ['$EDITOR a', 'sudo $VISUAL a', '[your editor] a', '<editor> a']) {
    it(`${text}: an editor`, () => expect(opensEditor(words(text))).to.equal(true));
  }
  for (const text of ['echo $EDITOR', 'export EDITOR=vim', 'cp editor.yml /etc/']) {
    it(`${text}: no editor`, () => expect(opensEditor(words(text))).to.equal(false));
  }
  it('knows variables that make a script ask', () => {
    expect(['INTERACTIVE=1', 'CONFIRM=ask', 'PROMPT=yes'].every(makesAsk)).to.equal(true);
    expect(['INTERACTIVE=0', 'CONFIRM=yes', 'PROMPT_COMMAND=x'].some(makesAsk)).to.equal(false);
  });
});
