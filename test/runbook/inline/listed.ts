/** A document below its title, and the commands in it. Every text is invented, and was labelled before it was read. */
export type Labelled = readonly (readonly [text: string, ...commands: string[]])[];

/** Lists and paragraphs whose labels say whether the commands in them are to be run. */
export const listed: Readonly<Record<string, Labelled>> = {
  'how something is installed': [
    [
      '## The proxy\n\nIt is installed as follows:\n\n- `apt-get install -y haproxy` - Set up the proxy\n- Copy the old settings from the safe\n- `systemctl enable --now haproxy` - Start it',
      'apt-get install -y haproxy',
      'systemctl enable --now haproxy',
    ],
    [
      '## The agent\n\nThe agent was set up like this:\n\n* `curl -fsSLO https://shop.example/agent.deb`\n* `dpkg -i agent.deb` — unpack it\n* Add the key to the file of the agent\n* `systemctl restart agent`',
      'curl -fsSLO https://shop.example/agent.deb',
      'dpkg -i agent.deb',
      'systemctl restart agent',
    ],
    [
      '## Cart\n\nThe chart can be installed like so:\n\n- `helm repo add shop https://charts.shop.example` (adds the repository)\n- `helm install cart shop/cart` – Installs it\n- Wait until the pods run',
      'helm repo add shop https://charts.shop.example',
      'helm install cart shop/cart',
    ],
    [
      '## Nodes\n\nA new node is prepared this way:\n\n- `apt-get install -y containerd`: the runtime\n- Ask for an address\n- `kubeadm join 10.0.0.1:6443`: join the others',
      'apt-get install -y containerd',
      'kubeadm join 10.0.0.1:6443',
    ],
    [
      '## Cache\n\nThis is how the cache is rebuilt:\n\n- `redis-cli FLUSHALL` - Empty it\n- `make warm` - Fill it again\n- Tell the team',
      'redis-cli FLUSHALL',
      'make warm',
    ],
    [
      '## Installing the proxy\n\n- `yum install -y squid` - the proxy\n- Write the list of hosts\n- `systemctl start squid` - start it',
      'yum install -y squid',
      'systemctl start squid',
    ],
    [
      '## Installation\n\n- `npm ci` - Fetch what it needs\n- `npm run build` - Build it\n- Put the key in place',
      'npm ci',
      'npm run build',
    ],
    [
      '## CLI\n\nThese commands exist:\n\n- `stockctl pause orders` - Pauses it\n- `stockctl drain orders` - Drains it',
    ],
    [
      '## Cart\n\nThe script does the following:\n\n- `pg_dump shop` - dumps the tables\n- `aws s3 cp shop.sql s3://shop` - uploads them',
    ],
    [
      '## Cart\n\nThe nightly job works as follows:\n\n- `pg_dump shop` - dumps the tables\n- `gzip shop.sql` - packs them',
    ],
    [
      '## Access\n\nAccess is granted as follows:\n\n- `kubectl logs -f deploy/cart` - developers\n- `kubectl exec deploy/cart -- id` - operators',
    ],
    [
      '## Useful commands\n\n- `kubectl get pods` - List the pods\n- `kubectl get nodes` - List the nodes',
    ],
    ['## Installed tools\n\n- `jq` - reads JSON\n- `kubectl` - talks to the cluster'],
    [
      '## Cart\n\nIt is built as follows:\n\n- `cart-api` - the service\n- `cart-db` - the database',
    ],
    ['## Make targets\n\n- `make lint` - Looks at the code\n- `make test` - Runs the tests'],
  ],
  'what has to be there first': [
    [
      '## Prerequisites\n\n1. Clone the repository\n2. Read the notes\n3. `chmod +x *.sh`',
      'chmod +x *.sh',
    ],
    [
      '## Prerequisites\n\n- macOS: `brew install jq`. Verify: `jq --version`\n- Debian: `sudo apt-get install -y jq`',
      'brew install jq',
      'jq --version',
      'sudo apt-get install -y jq',
    ],
    [
      '## Before you begin\n\n- `kubectl config use-context shop`\n- Ask for the key',
      'kubectl config use-context shop',
    ],
    ['## Setup\n\n1. `cp env.example .env`\n2. `make deps`', 'cp env.example .env', 'make deps'],
    [
      '## Setup\n\n- `cp env.example .env`\n- Fill in the key\n- `docker compose pull`',
      'cp env.example .env',
      'docker compose pull',
    ],
    [
      '## Requirements\n\n- jq (`brew install jq`)\n- Run `aws sso login` once a day',
      'brew install jq',
      'aws sso login',
    ],
    ['## Prerequisites\n\n- Install the client: `pip install httpie`', 'pip install httpie'],
    [
      '**Prerequisites:**\n\n1. `git clone https://git.shop.example/ops.git`\n2. `cd ops`',
      'git clone https://git.shop.example/ops.git',
      'cd ops',
    ],
    [
      '## Before you start\n\n1. Log in: `gcloud auth login`\n2. `gcloud config set project shop`',
      'gcloud auth login',
      'gcloud config set project shop',
    ],
    [
      '## Preparation\n\n- `export KUBECONFIG=~/.kube/shop`\n- `kubectl get nodes`',
      'export KUBECONFIG=~/.kube/shop',
      'kubectl get nodes',
    ],
    ['## Prerequisites\n\n- `kubectl` and `helm`\n- Docker: `24.0`\n- Namespace: `shop`'],
    ['## Prerequisites\n\n1. `kubectl` 1.32\n2. The role `shop-admin`'],
    [
      '## Prerequisites\n\n- The node was drained (`kubectl drain node-7`)\n- Nobody runs `terraform apply`',
    ],
    [
      '## Before you begin\n\n- The right to run `kubectl delete pod cart-0`\n- `kubectl` is installed',
    ],
    [
      '## Requirements\n\n- `make` and `gcc`\n- An account that may use `aws s3 rm s3://shop --recursive`',
    ],
    [
      '## Prerequisites\n\n- Redis has to answer to `redis-cli PING`\n- You have not run `make clean` before',
    ],
    ['## Setup\n\n- `config/app.yaml` - the settings\n- Image: `shop/cart:3`'],
    ['## Prerequisites\n\n- `brew install jq` was run by the installer'],
  ],
  'nothing but commands, joined': [
    [
      '## Cart\n\nGet its process with:\n\n`ps aux | grep cart` or `pgrep -f cart`',
      'ps aux | grep cart',
      'pgrep -f cart',
    ],
    [
      '## Cart\n\nFind the pod with:\n\n`kubectl get pods | grep cart` or\n`kubectl get pods -l app=cart`',
      'kubectl get pods | grep cart',
      'kubectl get pods -l app=cart',
    ],
    [
      '## Cart\n\nRestart it:\n\n`systemctl stop cart` and then `systemctl start cart`',
      'systemctl stop cart',
      'systemctl start cart',
    ],
    [
      '## Cart\n\nLook at it:\n\n`journalctl -u cart`, `dmesg -T`',
      'journalctl -u cart',
      'dmesg -T',
    ],
    [
      '## Cart\n\nText.\n\n`kubectl get pods -n shop` or `oc get pods -n shop`.',
      'kubectl get pods -n shop',
      'oc get pods -n shop',
    ],
    ['## Cart\n\nThe name is `cart`.\n\n`cart-api` or `cart-db`'],
    ['## Cart\n\nNever run:\n\n`kubectl delete ns shop` or `helm uninstall cart`'],
    ['## Cart\n\nThe job runs these:\n\n`pg_dump shop` and `gzip shop.sql`'],
    ['## Cart\n\n`kubectl get pods` or the console shows them.'],
    [
      '## Cart\n\nIt fails with one of these messages:\n\n`connection refused` or `no route to host`',
    ],
    ['## Cart\n\nDo not use:\n\n`rm -rf /data`'],
  ],
  'short labels in front of a command': [
    ['## Cart\n\nVerify: `cartd --version`', 'cartd --version'],
    [
      '## Cart\n\n- Check: `kubectl get pods -n shop`. Restart: `kubectl rollout restart deploy/cart`',
      'kubectl get pods -n shop',
      'kubectl rollout restart deploy/cart',
    ],
    ['## Cart\n\nStop: `cartd stop`. Start: `cartd start`.', 'cartd stop', 'cartd start'],
    ['## Cart\n\n- Restart: `service cart restart`', 'service cart restart'],
    ['## Cart\n\n- Reload: `cartd reload`', 'cartd reload'],
    ['## Cart\n\n- Check: `in progress`\n- State: `cart stopped`'],
    ['## Cart\n\n- Verify: `connection refused`'],
    ['## Cart\n\nStop: the alert `CartDown`. Start: `0 3 * * *`'],
    ['## Cart\n\n- Owner: `cart team`\n- Region: `north one`'],
    ['## Cart\n\n- Status: `restart pending`\n- Start: `cart.service`'],
  ],
  'the same in other words': [
    [
      '## Router\n\nThe router was set up as follows:\n\n- `apt install nftables` - Set up the firewall\n- `sysctl -w net.ipv4.ip_forward=1` - Forward packets\n- plain text about the cables\n- `systemctl enable nftables`',
      'apt install nftables',
      'sysctl -w net.ipv4.ip_forward=1',
      'systemctl enable nftables',
    ],
    [
      '## Build host\n\nInstalled as follows:\n\n1. Base image from the shelf\n2. `apt-get install -y build-essential` - compilers\n3. `make -C /opt/tools install` - tools',
      'apt-get install -y build-essential',
      'make -C /opt/tools install',
    ],
    [
      '## Build host\n\nInstalled as follows:\n\n- `apt-get install -y gcc` - compiler\n- Then a reboot',
      'apt-get install -y gcc',
    ],
    [
      '### How it was installed\n\n- `git clone https://git.example/x.git` - get it\n- `make install` - install\n',
      'git clone https://git.example/x.git',
      'make install',
    ],
    [
      '## Setup\n\nDo it once per machine:\n\n- `ssh-keygen -t ed25519` - Make a key\n- Send it to the admins\n- `ssh-add ~/.ssh/id_ed25519` - Load it',
      'ssh-keygen -t ed25519',
      'ssh-add ~/.ssh/id_ed25519',
    ],
    [
      '## Installation notes\n\nThe steps that were done:\n\n* `zypper in nginx` - Web server\n* `certbot --nginx` - Certificates',
      'zypper in nginx',
      'certbot --nginx',
    ],
    [
      '## Resolution\n\nFor example, if site-a is active and you want site-b, run the switchover playbook against site-b: `ansible-playbook switchover.yml -e target=site-b`.',
      'ansible-playbook switchover.yml -e target=site-b',
    ],
    [
      '## Resolution\n\nFor example, on web.b, run: `sudo systemctl stop web`.',
      'sudo systemctl stop web',
    ],
    [
      '## Resolution\n\nFor example, to fail over from a to b, first stop a (`systemctl stop a`).',
      'systemctl stop a',
    ],
    [
      '## Resolution\n\n- For example run `patronictl switchover shop`',
      'patronictl switchover shop',
    ],
    [
      '## Prerequisites\n\n1. Download the archive.\n2. Unpack it: `tar xzf scripts.tgz`\n3. `chmod +x *.sh`',
      'tar xzf scripts.tgz',
      'chmod +x *.sh',
    ],
    ['## Before You Begin\n\n- `git pull`\n- Check that nobody else deploys', 'git pull'],
    [
      '## Prerequisites\n\n- **macOS**: `brew install kubectl`. Verify: `kubectl version --client`\n- **Linux**: `snap install kubectl --classic`',
      'brew install kubectl',
      'kubectl version --client',
      'snap install kubectl --classic',
    ],
    ['## Prerequisites\n\n- AWS CLI (`pip install awscli`) and a profile', 'pip install awscli'],
    [
      '## Setup\n\n* Node 20: `nvm install 20`\n* `corepack enable`',
      'nvm install 20',
      'corepack enable',
    ],
    [
      '## Local setup\n\n1. Copy the example: `cp .env.example .env`\n2. Start: `docker compose up -d`\n3. Stop: `docker compose down`\n4. Restart: `docker compose restart web`',
      'cp .env.example .env',
      'docker compose up -d',
      'docker compose down',
      'docker compose restart web',
    ],
    [
      '## Resolution\n\nService control. Start: `svc start web`. Stop: `svc stop web`. Check: `svc status web`.',
      'svc start web',
      'svc stop web',
      'svc status web',
    ],
    [
      '## Resolution\n\nGet the PID with:\n\n`ps -ef | grep java` or `jps -l`',
      'ps -ef | grep java',
      'jps -l',
    ],
    ['## Resolution\n\nGet it with: `lsof -i :80` or `ss -ltnp`', 'lsof -i :80', 'ss -ltnp'],
    [
      '## Resolution\n\nFind it via:\n\n`dmesg | grep -i oom` or `journalctl -k | grep -i oom`',
      'dmesg | grep -i oom',
      'journalctl -k | grep -i oom',
    ],
    [
      '## Resolution\n\nProceed with the install command: `helm install shop ./shop`',
      'helm install shop ./shop',
    ],
    [
      '## Resolution\n\nContinue with this command: `kubectl apply -f shop.yaml`',
      'kubectl apply -f shop.yaml',
    ],
    [
      '## Resolution\n\nUse this container: `docker run --rm -it shop/tools bash`',
      'docker run --rm -it shop/tools bash',
    ],
    [
      '## Resolution\n\nUse the following image for that: `docker pull shop/tools:4`',
      'docker pull shop/tools:4',
    ],
    [
      '## Resolution\n\n2. Fix the compose file and `docker compose up -d web`',
      'docker compose up -d web',
    ],
    [
      '## Resolution\n\nSave the manifest, and `kubectl apply -f <manifest>`.',
      'kubectl apply -f <manifest>',
    ],
    [
      '## Resolution\n\nBump the version in the chart, commit, and `helm upgrade shop ./shop`',
      'helm upgrade shop ./shop',
    ],
    ['## Resolution\n\n- Remove the lock file and `systemctl start shop`', 'systemctl start shop'],
    [
      '## Resolution\n\nSet the variable in the dashboard. Redeploy (`vercel --prod`, or push).',
      'vercel --prod',
    ],
    [
      '## Resolution\n\n1. Update the secret\n2. Redeploy (`flyctl deploy`, or merge to main)',
      'flyctl deploy',
    ],
    [
      '## Resolution\n\nRebuild (`npm run build`) and restart (`pm2 restart web`).',
      'npm run build',
      'pm2 restart web',
    ],
    [
      '## Resolution\n\n1. Stop the service with `svc stop web`; make sure it has stopped using `svc status web`.',
      'svc stop web',
      'svc status web',
    ],
    [
      '## Resolution\n\n- Stop it, and verify that it is down with `systemctl is-active web`',
      'systemctl is-active web',
    ],
    [
      '## Resolution\n\n1. Check the release notes, then run `k0ctl upgrade <version>`',
      'k0ctl upgrade <version>',
    ],
    [
      '## Resolution\n\nDrain it first and then run `tool upgrade <version>`.',
      'tool upgrade <version>',
    ],
    ['## Resolution\n\n1. Log in and become the user with `sudo su app`', 'sudo su app'],
    ['## Resolution\n\nBecome the app user: `sudo -u app -i`', 'sudo -u app -i'],
    ['## Resolution\n\nSwitch to the user with `su - app`', 'su - app'],
    [
      `Text.\n\n    make dev\n    make dev-stop\n    make logs service=web`,
      'make dev',
      'make dev-stop',
      'make logs service=web',
    ],
    [
      '## Resolution\n\nText.\n\n<pre><code class="language-bash">sudo apt update &amp;&amp; sudo apt upgrade -y</code></pre>\n\nMore.',
      'sudo apt update && sudo apt upgrade -y',
    ],
    [
      '## Resolution\n\n1. Text\n\n   <pre><code class="language-bash">helm list</code></pre>',
      'helm list',
    ],
    [
      '## Release\n\nThe release is built as follows:\n\n- the pipeline runs `make build`\n- the result goes to the registry',
    ],
    [
      '## Design\n\nThe operator works like this:\n\n- `kubectl apply -f x.yaml` - the user applies it\n- the operator reads it',
    ],
    [
      '## Prerequisites\n\n- You have run `kubectl apply -f crds.yaml`\n- `helm` 3.14\n- A working `docker run hello-world`',
    ],
    [
      '## Resolution\n\nFor example, `kubectl get pods` should be possible, as in: `kubectl get pods -n x`',
    ],
    ['## Resolution\n\nFor example, if you run `terraform destroy`, everything is gone.'],
    ['## Resolution\n\nFor example, someone ran: `rm -rf /data`'],
    ['## Resolution\n\nRedeploys (`vercel --prod`) are automatic.'],
    ['## Resolution\n\nThe team and `kubectl drain` do not get on.'],
    ['## Resolution\n\nCompare the output of both and `kubectl get nodes -o wide` of yesterday.'],
    ['## Resolution\n\nBecome familiar with `kubectl debug node/x`.'],
    ['## Resolution\n\nThe user becomes root with `sudo su app`.'],
    ['## Resolution\n\nIt is either `a b` or `c d`.'],
    [
      '## Resolution\n\n1. Find it: `tasklist /FI "PID eq 4"`\n2. `net stop web`\n3. `sc query web`',
    ],
    ['## Resolution\n\n1. `wmic process list`\n2. Open `services.msc`'],
  ],
};
