import type { Labelled } from './listed.ts';

const steps = (text: string) => `## Resolution\n\n${text}`;
const page = (title: string, text: string) => `## ${title}\n\n${text}`;

/** Commands with a line to themselves, orders among facts, tasks, checks and offers, and their look-alikes. */
export const alone: Readonly<Record<string, Labelled>> = {
  'a line of its own': [
    [page('Tips', 'Look at the pools.\n\n`zpool status -x`'), 'zpool status -x'],
    [
      page('Tips', 'The pool is built in one go\n`zpool create tank sdb sdc`'),
      'zpool create tank sdb sdc',
    ],
    [page('Disks', '- Put it in its slot\n- `mkdir -p /mnt/data`\n- `sdb`'), 'mkdir -p /mnt/data'],
    [
      page('Disks', '* `mount /dev/sdb1 /mnt/data` (once more after a reboot)'),
      'mount /dev/sdb1 /mnt/data',
    ],
    [page('Disks', '- `sudo smartctl -a /dev/sdb` # its age'), 'sudo smartctl -a /dev/sdb'],
    [
      page('Usefull commands', '- `zpool status`\n- `lsblk -d -o NAME,SIZE`'),
      'zpool status',
      'lsblk -d -o NAME,SIZE',
    ],
    [
      page('Archive', '`# archivist repair file:///srv/archive`'),
      'archivist repair file:///srv/archive',
    ],
    [
      steps(
        '1. Provision a new worker and run the playbook again:\n   `terraform apply`\n   `ansible-playbook -i hosts site.yml`',
      ),
      'terraform apply',
      'ansible-playbook -i hosts site.yml',
    ],
    [page('Disks', 'The agent runs\n`smartctl -a /dev/sdb`')],
    [page('Disks', 'It is mounted by\n`mount /dev/sdb1 /mnt/data`')],
    [page('Disks', 'The job runs this:\n\n- `mount /dev/sdb1 /mnt/data`')],
    [page('Disks', 'Never use\n`mkfs.ext4 /dev/sda`')],
    [page('Disks', '`mount /dev/sdb1 /mnt/data`\nis part of the image.')],
    [page('Scripts', '- `set -euo pipefail`\n- `docs/disks.md`')],
    [page('Scripts', '- `/opt/shop/on-boot.d/40-rules.sh`\n- `docs/disks.md §2`')],
    [page('Prerequisites', '- `kubectl delete pod cart-0`')],
    [page('Errors', '- `connection refused`\n- `disk is full`')],
    [steps('Do not run any of these:\n\n- `kubectl drain n7`')],
  ],
  'orders among facts': [
    [
      page('Possible causes', '- The token has expired: run `vault token renew`'),
      'vault token renew',
    ],
    [page('Possible causes', '- The disk is slow — check `iostat -x 1 5`'), 'iostat -x 1 5'],
    [
      page('Requirements', 'The broker answers (verify with `rabbitmqctl list_queues`).'),
      'rabbitmqctl list_queues',
    ],
    [
      page('Notes', '- Watch its start: `journalctl -u broker -n 50`'),
      'journalctl -u broker -n 50',
    ],
    [
      page('Notes', '- If it is not running: `sudo systemctl start keepalived`'),
      'sudo systemctl start keepalived',
    ],
    [
      page(
        'Symptom: slow writes',
        '1. Raise the number of threads\n2. Look at the disk with `iostat -x 1 5`',
      ),
      'iostat -x 1 5',
    ],
    [
      page('Jailbreak detection', '1. Install the app\n2. `frida -l bypass.js`'),
      'frida -l bypass.js',
    ],
    [
      page(
        'Backfilling a history archive',
        'The steps are:\n\n* stop the node (`systemctl stop core`)',
      ),
      'systemctl stop core',
    ],
    [page('Possible causes', '- Somebody ran `kubectl delete ns shop`')],
    [page('Possible causes', '- `kubectl get nodes` shows `NotReady`')],
    [page('Symptoms', '- `kubectl get pods` hangs')],
    [page('Symptoms', '- Logs: `connection refused by broker -f`')],
    [page('Requirements', '- The token of `vault login -method=oidc`')],
    [page('Examples', '- Scaling: `kubectl scale deploy/cart --replicas=0`')],
    [page('References', '- The manual of `pg_basebackup -D /data`')],
    [page('Impact', 'The job which runs `pg_dump shop` fails.')],
  ],
  'instead of what is forbidden': [
    [
      page(
        'With compose',
        'Do not run `docker compose down`. It removes the data. Instead:\n\n- Stop it with `docker compose stop broker`.\n- Make a copy on the host (`cp -a data data.bak`) instead of renaming it.',
      ),
      'docker compose stop broker',
      'cp -a data data.bak',
    ],
    [
      page(
        'With compose',
        'Do not do any of this:\n\n- Stop it with `docker compose stop broker`.',
      ),
    ],
    [
      steps('Use `systemctl reload web` instead of `systemctl restart web`.'),
      'systemctl reload web',
    ],
    [steps('Replace `tar cf` (`tar xf`) with `tar czf` (`tar xzf`).')],
    [steps('Replace all of `set $up shop;` with `set $up cart;`.')],
  ],
  'open tasks': [
    [
      page('Checklist', '- [ ] All pods are back (`kubectl get deploy -n shop`)'),
      'kubectl get deploy -n shop',
    ],
    [
      page('Checklist', '- [ ] Brokers run: `kubectl get sts -n kafka`'),
      'kubectl get sts -n kafka',
    ],
    [
      page('Checklist', '- [ ] The smoke test passes (`scripts/smoke/cart.sh`)'),
      'scripts/smoke/cart.sh',
    ],
    [
      page('Checklist', '- [ ] `nslookup shop.example` works from a client'),
      'nslookup shop.example',
    ],
    [page('Checklist', '- [ ] `docker ps -a` zeigt alle Container'), 'docker ps -a'],
    [page('Checklist', '- [ ] `docker compose up` starts without an error')],
    [page('Checklist', '- [ ] `tests/unit/test_cart.py`')],
    [page('Checklist', '- [ ] The file is there → `bin/cart`')],
    [page('Checklist', '- [x] All pods were back (`kubectl get deploy -n shop`)')],
    [page('Checklist', '- [ ] Somebody wrote the page (`docs/cart.md`)')],
  ],
  'what a command should show': [
    [
      steps(
        'To verify: `ip route show 10.0.0.1` on the router, with a path for each node in `vtysh -c "show ip route"`.',
      ),
      'ip route show 10.0.0.1',
      'vtysh -c "show ip route"',
    ],
    [steps('`kubectl get pods` should list three pods.'), 'kubectl get pods'],
    [steps('In `kubectl get nodes`, every node should be ready.'), 'kubectl get nodes'],
    [
      page('Verification', '- `curl -sI https://shop.example` returns 200'),
      'curl -sI https://shop.example',
    ],
    [steps('Use its name (`docker ps -a` lists them).'), 'docker ps -a'],
    [steps('If you are not sure which one, `docker inspect old` prints it.'), 'docker inspect old'],
    [steps('`kubectl delete ns shop` should never be run.')],
    [steps('`kubectl delete pod cart-0` should list nothing.')],
    [page('Shop', '- `curl -sI https://shop.example` returns 200')],
    [steps('The list (`docker ps -a` prints it) is long.')],
    [steps('The script calls `docker inspect old` and prints it.')],
    [steps('The agent will see that `kubectl get pods` lists three.')],
  ],
  'means and places': [
    [
      steps('Restart every follower by executing on the follower `rabbitmqctl start_app`.'),
      'rabbitmqctl start_app',
    ],
    [
      steps('Restart all followers by executing on each follower `rabbitmqctl start_app`.'),
      'rabbitmqctl start_app',
    ],
    [
      steps('Restart the daemon (`systemctl restart zed`) for the change to take effect.'),
      'systemctl restart zed',
    ],
    [
      steps('Verify the address while it reboots (`ip addr show` on proxy02), then go on.'),
      'ip addr show',
    ],
    [
      steps('First, ensure you have started the node with `shopctl start --wait`.'),
      'shopctl start --wait',
    ],
    [
      steps('Using the packages you can install it by running `apt-get install -y archivist`'),
      'apt-get install -y archivist',
    ],
    [
      steps(
        'In order to use the free space, we can use `zpool online -e tank sdb` and `zpool online -e tank sdc`.',
      ),
      'zpool online -e tank sdb',
      'zpool online -e tank sdc',
    ],
    [steps('If you change this, you need to `make -B compose.yml` once.'), 'make -B compose.yml'],
    [
      page(
        'Rollback',
        '- restore the prior `/etc/caddy/Caddyfile` and `sudo systemctl reload caddy`.',
      ),
      'sudo systemctl reload caddy',
    ],
    [
      page(
        'Deploy',
        '- Queue health (if in use): `wp queue list --due`\n- Validation: `pytest tests/unit -v`',
      ),
      'wp queue list --due',
      'pytest tests/unit -v',
    ],
    [page('Deploy', '- Make executable: `chmod +x deploy.sh`'), 'chmod +x deploy.sh'],
    [steps('When you change the file and run `terraform apply` again, the disk is replaced.')],
    [steps('You can also use `kubectl delete pod cart-0` here.')],
    [page('Deploy', '- Build command: `npm run build`')],
    [page('Deploy', '- Dump of the database: `pg_dump --format=custom --create`')],
    [page('Deploy', '- Entrypoint: `node dist/main.js serve`')],
    [page('Deploy', '- Rule: `iptables -A INPUT -j DROP`')],
    [steps('It is applied via `kubectl apply -f`.')],
    [steps('Apply the manifest from its repository via `kubectl apply -f`.')],
    [steps('Stop the job that runs `aws s3 sync . s3://shop`')],
  ],
  'after a condition': [
    [steps('6. Once confirmed healthy, `rm -rf /srv/shop.broken`.'), 'rm -rf /srv/shop.broken'],
    [
      steps('- `systemctl status web` - if it is not active, `journalctl -u web -n 50`'),
      'systemctl status web',
      'journalctl -u web -n 50',
    ],
    [steps('After the upgrade, `kubectl uncordon n7` on the first node.'), 'kubectl uncordon n7'],
    [steps('2. Ensure `make validate` passes'), 'make validate'],
    [steps('If the token is gone, `nomad node status` and the client will fail.')],
    [steps('If the disk is full, `kubectl get pods` shows Evicted.')],
    [steps('Before version 2, `shopctl init --all` was the default.')],
    [steps('When it starts, the agent runs `kubectl get pods`.')],
    [steps('Ensure the job that runs `make validate` passes')],
  ],
  'code in tags': [
    [page('Limpeza', '- [ ] Espaço livre: <code>df -h /srv</code>\n- Nada mais'), 'df -h /srv'],
    [steps('1. Run <code>systemctl stop web</code>, then wait.'), 'systemctl stop web'],
    [steps('1. Set <code>replicas: 3</code> in <code>web.yaml</code>')],
    [steps('1. The text <code>a &lt; b</code> of <code>kubectl get pods</code> is shown')],
  ],
  'other languages': [
    [
      page('복구', '1. `pg_restore --list shop.dump`로 구조를 확인합니다.'),
      'pg_restore --list shop.dump',
    ],
    [page('복구', '- 훈련: 매주 `pg_restore --list shop.dump`로 검증')],
    [page('磁盘', '用`iostat -x /dev/sda1`来看磁盘的情况。'), 'iostat -x /dev/sda1'],
    [page('磁盘', '不要用`mkfs.ext4 /dev/sda1`来修复磁盘。')],
    [page('복구', '이 작업은 `rclone copy a: b:`만 사용합니다.')],
  ],
};
