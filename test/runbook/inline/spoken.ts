import type { Labelled } from './listed.ts';

const steps = (text: string) => `## Resolution\n\n${text}`;
const page = (text: string) => `## Shop\n\n${text}`;
const german =
  'Der Dienst ist nicht mehr erreichbar und die Bestellungen werden nicht mehr angenommen, wenn der Broker auf dem Knoten steht. ';
const french =
  'Le service est arrêté et les commandes ne sont pas prises, vous êtes dans une page pour les astreintes avec des étapes. ';
const portuguese =
  'O serviço não está no ar e os pedidos não são aceitos, você está em uma página para os plantões com as etapas. ';
const spanish =
  'El servicio no está disponible y los pedidos no son aceptados, esta es una página para las guardias con los pasos. ';

/** Commands in sentences and lists of more forms and other languages. Labelled before they were read. */
export const spoken: Readonly<Record<string, Labelled>> = {
  'a purpose without its comma': [
    [
      steps(
        'To reload the changes on a running host execute `systemctl daemon-reload` and `systemctl restart web`.',
      ),
      'systemctl daemon-reload',
      'systemctl restart web',
    ],
    [
      steps(
        'To upgrade a switch on an old fabric use the command `kubectl fabric reinstall --name web-1`. It reboots.',
      ),
      'kubectl fabric reinstall --name web-1',
    ],
    [steps('To avoid having to run `kubectl delete pod web-0` it restarts alone.')],
    [steps('To see which jobs run `pg_dump shop` look into the table.')],
    [steps('To be able to run `kubectl delete pod web-0` you need a role.')],
  ],
  'a check of what may have failed': [
    [
      steps('1. Check if the renewal failed: `kubectl describe certificate shop`'),
      'kubectl describe certificate shop',
    ],
    [
      steps('1. Verify that the copy is called: `kubectl get pods -n shop`'),
      'kubectl get pods -n shop',
    ],
    [steps('1. The renewal failed: `kubectl describe certificate shop`')],
  ],
  'what one does by running a command': [
    [
      steps(
        'You can simply enable upgrades by running:\n`dpkg-reconfigure -plow unattended-upgrades`',
      ),
      'dpkg-reconfigure -plow unattended-upgrades',
    ],
    [steps('You can delete it with `kubectl delete pod web-0`, but it comes back.')],
  ],
  'what the subject of the sentence does': [
    [
      steps(
        'The script will go through each file, run `terraform plan` for it, and report failures.',
      ),
    ],
    [
      steps(
        'New tasks will start, run `migrate.sh` (which reads the secrets), and pass the check.',
      ),
    ],
    [steps('If it will not start, run `terraform plan` for it.'), 'terraform plan'],
    [steps('Check the log via `stock repl`-from-host.')],
    [steps('4a) Run `docker pull shop/stock:latest` to pull it.'), 'docker pull shop/stock:latest'],
    [
      steps('4c) Run `docker run -ti shop/stock:latest a b`'),
      'docker run -ti shop/stock:latest a b',
    ],
    [steps('Spawn a shell inside your container using `./stock enter web`.'), './stock enter web'],
  ],
  'keywords and subcommands': [
    ['## 系统\n\n- [系统管理](a.md) - 关键词：`reboot`, `date`\n- 关键词：关键词：`curl`, `ip`'],
    [steps('1. Later, reload the web servers using the `stock web reload` subcommand.')],
  ],
  'verbs that need an argument': [
    [steps('Look for it using the `apt-cache search` command.')],
    [steps('1. Look for it with `apt search`.')],
    [steps('1. Look for it with `apt-cache search stock`.'), 'apt-cache search stock'],
    [steps('1. Run `apt-get update`.'), 'apt-get update'],
  ],
  'programs that need no argument': [
    [steps('1. On the host, run `sudo visudo` and add this line:'), 'sudo visudo'],
  ],
  'a paragraph in an item that orders': [
    [
      '## Installing\n\n1. Install the requirements\n\n   `ansible-galaxy install -r requirements.yml`\n\n2. Look at the metrics\n\n   `curl -f http://shop/metrics`\n\n3. Expected alerts\n\n   `curl -f http://shop/alerts`',
      'ansible-galaxy install -r requirements.yml',
      'curl -f http://shop/metrics',
    ],
    [
      '## Installing\n\n1. Go to its folder and build it  \n   `cd shop-docs && make html`\n2. Look',
      'cd shop-docs && make html',
    ],
    [
      '## Notes\n\n- It was found in the list of  \n  `kubectl get pods`\n- Do not run  \n  `make clean`',
    ],
    [
      '## Updating\n\n1. Stop your containers\n\n    `docker compose down`\n\n2. Build the image\n\n    `docker compose build` or `make build`\n\n3. Look',
      'docker compose down',
      'docker compose build',
      'make build',
    ],
    [
      '## Updating\n\n1. Get the manifest\n\n   `wget https://shop.example/x.yaml`',
      'wget https://shop.example/x.yaml',
    ],
    ['## Updating\n\n1. The containers have stopped\n\n   `docker compose down`'],
    ['## Updating\n\n1. Do not stop the containers\n\n   `docker compose down`'],
    ['## Updating\n\n1. Ask the owner\n\n   `docker compose down` is theirs'],
  ],
  'lists of labelled commands': [
    [
      '## Checking the server\n\n- Check its state: `systemctl status stock`\n- Restart it: `sudo systemctl restart stock`\n- local check that all is up: `kubectl get pods`',
      'systemctl status stock',
      'sudo systemctl restart stock',
      'kubectl get pods',
    ],
    [
      '## Architecture\n\n- Check its state: `systemctl status stock`\n- the old one: `systemctl status cart`',
      'systemctl status stock',
    ],
  ],
  'names that look like programs': [
    [
      steps(
        '1. Run the `generate-a-keys`, `generate-b-keys` and `generate-keys` jobs from the tab',
      ),
    ],
    [steps('1. Build and start the `stock-mgmt` container')],
    [steps('1. Prepare the host and run `stock-mgmt` container as described')],
    [steps('Show the token, if it was not revoked during `stock-ctl setup`.')],
    [steps('**Use `docker compose up / down`, not `docker compose start / stop`.**')],
    [steps('Test your access using `aws s3 cp` or try the page.')],
    [steps('1. Run `stock-mgmt` and wait'), 'stock-mgmt'],
  ],
  Chinese: [
    [page('- 安装：`sudo yum install -y zsh`'), 'sudo yum install -y zsh'],
    [
      page('- 启动：`service rabbitmq-server start`，启动一般都比较慢'),
      'service rabbitmq-server start',
    ],
    [page('- 编辑配置文件：`vim /etc/shop.conf`'), 'vim /etc/shop.conf'],
    [page('运行 `python3 scripts/seed.py` 初始化'), 'python3 scripts/seed.py'],
    [page('1. 执行以下命令：`kubectl get pods -n shop`'), 'kubectl get pods -n shop'],
    [page('然后使用命令 `systemctl restart nginx` 重启。'), 'systemctl restart nginx'],
    [page('**解决**: 运行 `python3 scripts/seed.py`'), 'python3 scripts/seed.py'],
    [page('我们可以使用 `kubectl delete pod x` 删除。')],
    [page('把这句脚本：`systemctl stop shop`，改为：`systemctl start shop`')],
    [page('运行 `bin/shop`（Windows 上运行 `bin/shop.bat`）'), 'bin/shop'],
    [page('不要运行 `rm -rf /srv/shop`')],
    [page('请勿执行 `kubectl delete ns shop`')],
    [page('脚本会执行 `kubectl delete ns shop`')],
    [page('- 例如：`kubectl get pods`')],
    [page('- 输出结果：`systemctl status shop`')],
    [page('- 配置路径：`/etc/shop/shop.conf`')],
    [page('上面已经执行 `kubectl apply -f x.yaml`，所以不用再做。')],
  ],
  Japanese: [
    [page('- または `newgrp docker && newgrp libvirt` を実行'), 'newgrp docker && newgrp libvirt'],
    [page('`kubectl get pods -n shop` を実行してください。'), 'kubectl get pods -n shop'],
    [page('- `df -h /srv` で確認'), 'df -h /srv'],
    [page('`kubectl delete ns shop` を実行しないでください。')],
    [page('`kubectl delete ns shop` を実行すると全部消えます。')],
    [page('`kubectl delete ns shop` を実行した場合は連絡する。')],
  ],
  German: [
    [page(`${german}Führe \`systemctl restart broker\` aus.`), 'systemctl restart broker'],
    [page(`${german}Führen Sie \`systemctl restart broker\` aus.`), 'systemctl restart broker'],
    [page(`${german}Mit \`systemctl restart broker\` neu starten.`), 'systemctl restart broker'],
    [page(`${german}Führe nicht \`systemctl stop broker\` aus.`)],
    [page(`${german}Das Skript führt \`systemctl stop broker\` aus.`)],
  ],
  French: [
    [page(`${french}Exécutez \`systemctl restart broker\`.`), 'systemctl restart broker'],
    [
      page(`${french}Lancer la commande \`systemctl restart broker\` puis attendre.`),
      'systemctl restart broker',
    ],
    [page(`${french}N'exécutez pas \`systemctl stop broker\`.`)],
    [page(`${french}Ne jamais lancer \`systemctl stop broker\`.`)],
  ],
  Portuguese: [
    [page(`${portuguese}Execute \`systemctl restart broker\`.`), 'systemctl restart broker'],
    [page(`${portuguese}Confirme o nome com \`ls -lh /srv\`.`), 'ls -lh /srv'],
    [page(`${portuguese}Ao executar o comando \`systemctl stop broker\` ele para.`)],
    [page(`${portuguese}Ele para com \`systemctl stop broker\`.`)],
    [page(`${portuguese}Não execute \`systemctl stop broker\`.`)],
  ],
  Spanish: [
    [
      page(`${spanish}Ejecuta el comando \`systemctl restart broker\`.`),
      'systemctl restart broker',
    ],
    [page(`${spanish}El script ejecuta \`systemctl stop broker\`.`)],
    [page(`${spanish}Al ejecutar \`systemctl stop broker\` se detiene.`)],
    [page(`${spanish}Nunca ejecute \`systemctl stop broker\`.`)],
  ],
};
