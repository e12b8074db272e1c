import type { Labelled } from './listed.ts';

const steps = (text: string) => `## Resolution\n\n${text}`;
const page = (text: string) => `## The queue\n\n${text}`;

/** What a whole sentence says of a command, where no verb stands right before it, and the look-alikes. */
export const said: Readonly<Record<string, Labelled>> = {
  'a remedy that the command is the subject of': [
    [
      steps('Running `kubectl rollout restart deploy/mail` usually fixes this.'),
      'kubectl rollout restart deploy/mail',
    ],
    [steps('A quick `systemctl restart relay` often helps.'), 'systemctl restart relay'],
    [steps('Often a simple `nginx -s reload` is enough.'), 'nginx -s reload'],
    [
      page('In many cases, running `crontab -e` and putting the old line back should work.'),
      'crontab -e',
    ],
    [
      steps('Restarting the relay with `systemctl restart relay` should bring it back.'),
      'systemctl restart relay',
    ],
    [steps('Running `kubectl get pods -n mail` takes a minute.')],
    [steps('Running `terraform destroy` will take all of it down.')],
    [steps('A `kubectl rollout restart deploy/mail` would start every pod again.')],
    [steps('Running `helm rollback mail 3` does not help here.')],
    [steps('Running `kubectl delete pod mail-0` should work for everybody.')],
  ],
  'what must happen to a thing': [
    [
      steps('The relay has to be restarted with `systemctl restart relay`.'),
      'systemctl restart relay',
    ],
    [steps('The node must first be drained: `kubectl drain node-3`.'), 'kubectl drain node-3'],
    [steps('The rules need to be read again (`nginx -s reload`).'), 'nginx -s reload'],
    [
      steps('This is done by running `kubectl scale deploy/mail --replicas=2`.'),
      'kubectl scale deploy/mail --replicas=2',
    ],
    [
      steps('The lock can be cleared with `terraform force-unlock 41`.'),
      'terraform force-unlock 41',
    ],
    [steps('The command to reload it is `nginx -s reload`.'), 'nginx -s reload'],
    [
      steps('The archive restores the same way (`tar -xzf mail.tgz -C /srv`).'),
      'tar -xzf mail.tgz -C /srv',
    ],
    [steps('The relay is restarted with `systemctl restart relay` every night.')],
    [steps('The relay was stopped the same way: `systemctl stop relay`.')],
    [steps('A host that must be drained with `kubectl drain node-3` is rare.')],
    [steps('If the relay must be restarted with `systemctl restart relay` the owner knows.')],
    [steps('The namespace must not be deleted with `kubectl delete ns mail`.')],
    [steps('The default command is `npm start`.')],
    [steps('The mail can be deleted with `kubectl delete ns mail`.')],
  ],
  'the command as the verb': [
    [steps('Then `vagrant up` any machines you need, and look at the names.'), 'vagrant up'],
    [steps('Now `terraform apply` the new plan.'), 'terraform apply'],
    [steps('Once that is done, `kubectl uncordon node-3`.'), 'kubectl uncordon node-3'],
    [steps('When it is empty, `kubectl delete node node-3`.'), 'kubectl delete node node-3'],
    [steps('In another terminal, `kubectl get pods -n mail`.'), 'kubectl get pods -n mail'],
    [steps('Either wait, or `kubectl delete pod mail-0`.'), 'kubectl delete pod mail-0'],
    [steps("Don't forget `kubectl uncordon node-3`."), 'kubectl uncordon node-3'],
    [
      steps('- `sudo nano /etc/relay.conf` changing the name, then save it'),
      'sudo nano /etc/relay.conf',
    ],
    [page('- `vim /etc/relay.conf` adding the new host'), 'vim /etc/relay.conf'],
    [steps('Then `kubectl drain node-3` evicts the pods.')],
    [steps('When it is empty, `kubectl get pods -n mail` prints nothing.')],
    [steps('In production, `kubectl get pods -n mail` is slow.')],
    [steps('By default, `kubectl drain node-3` waits for ever.')],
    [steps('- `kubectl get pods -n mail` showing nothing is no reason to worry')],
    [page('- `kubectl drain node-3` failing at this point is a budget')],
  ],
  'the means of what follows': [
    [
      steps('Using `kubectl get pods -n mail`, find the pod that crashes.'),
      'kubectl get pods -n mail',
    ],
    [steps('With `lsblk -f` find the disk.'), 'lsblk -f'],
    [steps('Via `kubectl get pods -n mail` you see which one.'), 'kubectl get pods -n mail'],
    [steps('With `kubectl delete ns mail` you see what is gone.')],
    [steps('With `kubectl get pods -n mail` the list is short.')],
    [steps('Using `kubectl drain node-3` is slow.')],
  ],
  'options and conditions in front of an order': [
    [
      steps(
        'After it has started (you can tell by its log), restart the relay with `systemctl restart relay`.',
      ),
      'systemctl restart relay',
    ],
    [
      steps('If you can reach the host, restart the relay with `systemctl restart relay`.'),
      'systemctl restart relay',
    ],
    [
      steps('Start it with the new tag by simply running `sudo bash /opt/relay-start`.'),
      'sudo bash /opt/relay-start',
    ],
    [
      steps('(In case of a conflict, you can trigger it with `./bin/relay-sync now`)'),
      './bin/relay-sync now',
    ],
    [steps('You may want to run `kubectl cordon node-3` first.'), 'kubectl cordon node-3'],
    [steps('We recommend running `kubectl cordon node-3` first.'), 'kubectl cordon node-3'],
    [steps('It is worth running `kubectl get events -n mail`.'), 'kubectl get events -n mail'],
    [steps('Either restart it (`systemctl restart relay`) or wait.'), 'systemctl restart relay'],
    [page('Option A: `kubectl rollout undo deploy/mail`'), 'kubectl rollout undo deploy/mail'],
    [page('- On the new host run `systemctl start relay` and wait.'), 'systemctl start relay'],
    [steps('1. [Drain] `kubectl drain node-3`'), 'kubectl drain node-3'],
    [steps('- Disk full => clean up with `docker system prune -f`'), 'docker system prune -f'],
    [steps('If you want to run `kubectl drain node-3`, ask the owner.')],
    [steps('We do not recommend running `kubectl drain node-3`.')],
    [steps('You can delete it with `kubectl delete ns mail` if you can reach it.')],
    [steps('Remove the file that was created with `touch /srv/stop`.')],
    [steps('Delete the secrets rendered through `op inject -i mail.tpl`, and wait.')],
  ],
  'an order that its sentence ends with': [
    [page('And restart the relay `systemctl start relay`'), 'systemctl start relay'],
    [
      steps(
        '3. Re-run the command in `verbose` mode `ansible-playbook mail.yml -vvv` if necessary to see more.',
      ),
      'ansible-playbook mail.yml -vvv',
    ],
    [
      steps('- Stop and start it again using the `stop-relay.sh` and `start-relay.sh` scripts'),
      'stop-relay.sh',
      'start-relay.sh',
    ],
    [page('- Install it first. (openSUSE: `zypper in mail-relay`)'), 'zypper in mail-relay'],
    [steps('Look at `kubectl get events -n mail`.'), 'kubectl get events -n mail'],
    [
      steps('See what is going on with `kubectl get events -n mail`.'),
      'kubectl get events -n mail',
    ],
    [page('- Updates of the nodes with the `update.sh` script')],
    [
      page(
        '### Scripts created\n\n1. `/srv/scripts/watch_mail.sh`\n2. `/srv/scripts/count_mail.sh`',
      ),
    ],
    [steps('See the output of `kubectl get events -n mail`.')],
    [steps('You need to use the `relay db migrate` command with the right options.')],
    [page('- **Build command**: `npm run build`')],
    [page('1. **apps** - `helmfile sync` of `helmfile/apps.yaml`, the small release')],
    [steps('Run the command that `relay db migrate` prints')],
  ],
  'an account of how something was set up': [
    [page('I stopped the relay: `systemctl stop relay`'), 'systemctl stop relay'],
    [
      page('Then we copied the settings: `cp -r /etc/relay /srv/relay`'),
      'cp -r /etc/relay /srv/relay',
    ],
    [
      page('Added the key of root (`cat /root/.ssh/id_ed25519.pub`) as a deploy key'),
      'cat /root/.ssh/id_ed25519.pub',
    ],
    [page('We deleted the wrong one: `kubectl delete ns mail`')],
    [page('I failed here: `systemctl stop relay`')],
    [page('- Removed: `kubectl run --generator=run/v1`')],
    [page('- 17:20 stopped the relay: `systemctl stop relay`')],
    [page('It stopped the relay: `systemctl stop relay`')],
  ],
};
