import type { Labelled } from './listed.ts';

const resolution = (text: string) => `## Resolution\n\n${text}`;

/** Commands behind words that are no plain order, and their look-alikes. Labelled before they were read. */
export const ledIn: Readonly<Record<string, Labelled>> = {
  'in brackets': [
    [
      resolution('Take the node out (`kubectl drain n7` followed by `kubectl delete node n7`).'),
      'kubectl drain n7',
      'kubectl delete node n7',
    ],
    [
      resolution('Remove it from the ring (first `nodetool drain`, then `nodetool removenode 7`).'),
      'nodetool drain',
      'nodetool removenode 7',
    ],
    [
      resolution('- Restart the agents (`systemctl restart agent` and `systemctl restart proxy`)'),
      'systemctl restart agent',
      'systemctl restart proxy',
    ],
    [
      resolution(
        'Run `kubectl get pods` (or `kubectl get pods -A` if the namespace is not known).',
      ),
      'kubectl get pods',
      'kubectl get pods -A',
    ],
    [
      resolution(
        'The job takes the node out (`kubectl drain n7` followed by `kubectl delete node n7`).',
      ),
    ],
    [resolution('Both ways (`kubectl drain n7` followed by `kubectl delete node n7`) are slow.')],
  ],
  'after a condition without a comma': [
    [resolution('If that fails run `kubectl get pods`.'), 'kubectl get pods'],
    [resolution('When it hangs run `kubectl delete pod web-0`.'), 'kubectl delete pod web-0'],
    [
      resolution('- If it is down run `systemctl start web` and tell the desk'),
      'systemctl start web',
    ],
    [resolution('If the pod is stuck use `kubectl delete pod web-0`.'), 'kubectl delete pod web-0'],
    [resolution('Should that fail run `kubectl get events`.'), 'kubectl get events'],
    [
      resolution('If the node does not come back try `ipmitool power cycle`.'),
      'ipmitool power cycle',
    ],
    [
      resolution(
        'Look with `kubectl get pods`; if any is not ready run `kubectl describe pod web-0`.',
      ),
      'kubectl get pods',
      'kubectl describe pod web-0',
    ],
    [resolution('Once everything is stopped run `zpool export tank`.'), 'zpool export tank'],
    [
      resolution(
        'If you just want it gone, and do not care who reads it, run `umount --force /mnt`.',
      ),
      'umount --force /mnt',
    ],
    [resolution('If you have to run `kubectl delete pod web-0`, tell the others.')],
    [resolution('Once you run `kubectl drain n7` the pods move.')],
    [resolution('When the jobs run `kubectl drain n7` the pods move.')],
    [resolution('If it is not possible to run `kubectl drain n7`, ask for help.')],
    [resolution('If you do not run `kubectl drain n7` the pods stay.')],
    [resolution('If it is gone do not run `kubectl drain n7`.')],
  ],
  'behind a verb and nothing else': [
    [resolution('Connect `psql -h db -U admin shop` and look.'), 'psql -h db -U admin shop'],
    [resolution('*Connect `psql -h db -U admin shop`*'), 'psql -h db -U admin shop'],
    [resolution('- Log in `ssh admin@node-7`\n- Look around'), 'ssh admin@node-7'],
    [resolution('- Restart `systemctl restart web`'), 'systemctl restart web'],
    [resolution('- List the pods `kubectl get pods -n shop`'), 'kubectl get pods -n shop'],
    [resolution('- Free some space `journalctl --vacuum-size=1G`'), 'journalctl --vacuum-size=1G'],
    [resolution('Force it closed by `umount -f /mnt`, and try again.'), 'umount -f /mnt'],
    [resolution('- Delete the pod `kubectl delete pod web-0`'), 'kubectl delete pod web-0'],
    [resolution('Reload the units `systemctl reload web`, then wait.'), 'systemctl reload web'],
    [resolution('The delete of the pod `kubectl delete pod web-0` hangs.')],
    [resolution('- Stop `kubectl port-forward svc/web 80`')],
    [resolution('- Replace `kubectl drain n7` by `kubectl delete node n7`')],
    [resolution('Connect `kubectl` to the cluster.')],
    [resolution('- Kill `python worker.py`')],
    [resolution('- Comment out the line `source /etc/network/interfaces.d/lan`')],
    [resolution('- Delete the process `python worker.py`')],
    [resolution('- Mail the id (of the process that was found by `pgrep -f worker`)')],
    [resolution('A restart `systemctl restart web` does not help.')],
  ],
  'of those who write "we"': [
    [resolution('After this we will run `terraform init`.'), 'terraform init'],
    [resolution('Let’s run `terraform plan`.'), 'terraform plan'],
    [resolution("Now let's execute `terraform apply`."), 'terraform apply'],
    [resolution('Next we’ll run `helm list`.'), 'helm list'],
    [resolution('Every night we run `pg_dump shop`.')],
    [resolution('We’ll use `certbot --standalone` for it.')],
    [resolution('In what follows you will execute `setup.sh` twice.')],
    [resolution('We will never run `terraform destroy`.')],
    [resolution('It will run `terraform apply` by itself.')],
  ],
  'below a lead-in': [
    ['## Node\n\nAs root:\n\n- `systemctl stop web`', 'systemctl stop web'],
    [
      '## Node\n\nAs the `postgres` user:\n\n- `pg_ctl stop -D /data`\n- `pg_ctl start -D /data`',
      'pg_ctl stop -D /data',
      'pg_ctl start -D /data',
    ],
    ['## Node\n\nOn the primary:\n\n- `pg_ctl promote -D /data`', 'pg_ctl promote -D /data'],
    ['## Node\n\nWith admin rights:\n\n* `apt-get update`', 'apt-get update'],
    ['## Node\n\nIn a shell on the host:\n\n- `zpool status`', 'zpool status'],
    [
      '## Node\n\nThen, on each of the nodes:\n\n- `systemctl stop web`\n- `zpool export tank`',
      'systemctl stop web',
      'zpool export tank',
    ],
    [
      resolution(
        'Bring it up to date:\n\n- either `git merge origin/main`\n- or `git rebase origin/main`',
      ),
      'git merge origin/main',
      'git rebase origin/main',
    ],
    ['## Node\n\nOn the primary:\n\n- `pg_ctl promote -D /data` makes it the leader'],
    ['## Node\n\nIn the log of the host:\n\n- `kubectl drain n7`'],
    ['## Node\n\nDo not run as root:\n\n- `systemctl stop web`'],
    ['## Useful commands\n\nAs root:\n\n- `systemctl stop web`', 'systemctl stop web'],
  ],
};
