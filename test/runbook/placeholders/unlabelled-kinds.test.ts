// biome-ignore-all lint/suspicious/noTemplateCurlyInString: shell, not a template
import { expect } from 'chai';
import { parseRunbook } from '../../../harness/runbook/parse.ts';

/** Commands, each with the names of its placeholders in order. Labelled before they were read. */
const kinds: Readonly<Record<string, readonly (readonly [string, ...string[]])[]>> = {
  'dots for a value': [
    ['export SHOP_KEY=[...]', '[...]'],
    ['export SHOP_KEY="[…]"', '[…]'],
    ['SHOP_KEY=...', '...'],
    ['SHOP_KEY="…"', '…'],
    ['shopctl login --key [...]', '[...]'],
    ['ls [...]*'],
    ['echo "[...]"'],
  ],
  'words in capitals that say what to write': [
    ["shopctl mark --details='ISSUE LINK HERE'", 'ISSUE LINK HERE'],
    ['export TOKEN="PASTE YOUR TOKEN HERE"', 'PASTE YOUR TOKEN HERE'],
    ['echo export MONIKER=PUT_YOUR_MONIKER_HERE >> ~/.profile', 'PUT_YOUR_MONIKER_HERE'],
    ['AMOUNT=PUT_AMOUNT_TO_DELEGATE', 'PUT_AMOUNT_TO_DELEGATE'],
    ['shopctl login --key ENTER_KEY', 'ENTER_KEY'],
    ['docker run SEU_USUARIO/shop', 'SEU_USUARIO'],
    ['docker push VOTRE_COMPTE/shop', 'VOTRE_COMPTE'],
    ['ssh root@DEIN_SERVER uptime', 'DEIN_SERVER'],
    ['gsutil mv gs://shop/ULID gs://shop/old/ULID', 'ULID', 'ULID'],
    ['stock init NAME', 'NAME'],
    ['stock config set KEY VALUE', 'KEY', 'VALUE'],
    ['docker rmi IMAGE', 'IMAGE'],
    ['stock queue show ID', 'ID'],
    ['docker exec FOLDERNAME_postgres_1 psql', 'FOLDERNAME'],
    ['redis-cli TYPE KEY'],
    ['kubectl get pods -o custom-columns=NAME:.metadata.name'],
    ['sort -k NAME'],
    ['echo "READ ME HERE"'],
    ['git commit -m "FIX IT HERE"'],
    ['curl -d \'{"target":"VERSION","key":"a"}\' http://shop'],
    ['curl -d \'{"project":"PROJECT_ID"}\' http://shop', 'PROJECT_ID'],
  ],
  'pairs of a key and a value': [
    ['kubectl taint nodes web-1 key=value:NoSchedule', 'key=value:NoSchedule'],
    ['kubectl label node web-1 key=value', 'key=value'],
    ['kubectl create secret generic shop --from-literal=key=value', 'key=value'],
    ['docker run -e KEY=VALUE shop', 'KEY=VALUE'],
    ['helm upgrade shop . --set key=value', 'key=value'],
    ['etcdctl put key=value'],
    ['kubectl label node web-1 disk=ssd'],
  ],
  'whose the thing is': [
    ['git clone git@github.com:username/shop.git', 'username'],
    ['git clone https://github.com/username/shop.git', 'username'],
    ['git config --global user.name "Your Name"', 'Your Name'],
    ['shopctl create --org "your organization"', 'your organization'],
    ['git clone https://github.com/users/shop.git'],
    ['git commit -m "Your tests"'],
    ['echo "Your Name"'],
  ],
  'whose account and whose address': [
    ['git clone git@github.com:{GitHubUsername}/shop.git', 'GitHubUsername'],
    ['git clone https://git.shop.test/{team}/shop.git', 'team'],
    ['git checkout HEAD@{one}'],
    ['git show main:{a,b}/shop'],
    ['git config --global user.email "user@example.com"', 'user@example.com'],
    ['git config user.email you@example.org', 'you@example.org'],
    ['git config user.email bot@shop.test'],
    ['curl -u shop@example.com http://shop'],
  ],
  'parts of the names of files': [
    ['sqlite3 /backups/stock_TIMESTAMP.db "PRAGMA integrity_check;"', 'TIMESTAMP'],
    ['gunzip < /backups/stock-TIMESTAMP.sql.gz | psql stock', 'TIMESTAMP'],
    ['tar xf shop_DATE.tar', 'DATE'],
    ['cat stock_README.md'],
  ],
  'paths in other languages': [
    ['cd /pfad/zu/laden', '/pfad/zu/laden'],
    ['cd /chemin/vers/boutique', '/chemin/vers/boutique'],
    ['cp a /ruta/a/tienda', '/ruta/a/tienda'],
    ['cd /caminho/para/loja', '/caminho/para/loja'],
    ['git add [fichiers spécifiques]', 'fichiers spécifiques'],
    ['cd /srv/pfad'],
  ],
  'names in other languages': [
    ['ssh-keygen -R IP_DEL_SERVIDOR', 'IP_DEL_SERVIDOR'],
    ['ssh usuario@IP_DEL_NODO', 'usuario', 'IP_DEL_NODO'],
    ['sudo mkdir -p /srv/tftp/SERIAL_DEL_NODO', 'SERIAL_DEL_NODO'],
    ['git checkout -b NOMBRE_DE_LA_RAMA', 'NOMBRE_DE_LA_RAMA'],
    ['cd NOM_DU_DOSSIER', 'NOM_DU_DOSSIER'],
    ['curl http://IP-OF-PRIMARY-NODE:80', 'IP-OF-PRIMARY-NODE'],
    ['echo IP_DEL_NODO'],
  ],
  'pairs of names, and names in paths': [
    ['bosh inspect release NAME/VERSION', 'NAME', 'VERSION'],
    ['bosh attach disk a INSTANCE_NAME/ID', 'INSTANCE_NAME', 'ID'],
    ['sudo rm -rf /etc/pve/nodes/node-name/', 'node-name'],
    ['ssh -o HostKeyAlias=node-name root@web', 'node-name'],
    ['aws dynamodb describe-table --table-name MyTable', 'MyTable'],
    ['aws dynamodb create-table --table-name MyTable'],
    ['dotnet run MyTable'],
  ],
  'the option in capitals': [
    ['stock keys remove --fingerprint FINGERPRINT', 'FINGERPRINT'],
    ['stock keys remove --key-id=KEYID', 'KEYID'],
    ['stock run --mode FAST'],
    ['kubectl get pods -o custom-columns=NAME:.metadata.name'],
    ['mysql -u root -pYOURROOTPASSWORD', 'YOURROOTPASSWORD'],
  ],
  'settings with the name of what they hold': [
    ['export WC_NAME=CLUSTER_NAME', 'CLUSTER_NAME'],
    ['CHART=registry.shop.test/charts/CHART_NAME', 'CHART_NAME'],
    ['export LOG_LEVEL=DEBUG'],
    ['export MODE=READ_ONLY'],
  ],
  'addresses and identifiers of no one': [
    ['curl -F file=@a http://w.x.y.z:8080', 'w.x.y.z'],
    ['aws ecs describe-tasks --tasks arn:aws:ecs:region:account:task/a', 'region', 'account'],
    ['aws ecs describe-tasks --tasks arn:aws:ecs:eu-west-1:account-id:task/a', 'account-id'],
    ['aws ecs describe-services --services my-service', 'my-service'],
    ['docker logs my-container', 'my-container'],
    ['docker run --name my-container shop'],
    ['aws cloudwatch get-metric-statistics --metric-name HTTPCode_ELB_5XX_Count'],
    ['aws servicediscovery list-services --filters Name=NAMESPACE_ID,Values=ns-a'],
    ['curl https://x.googleapis.com/v1/stores/shop:search'],
    ['curl https://x.googleapis.com/v1/stores/shop/:completeQuery'],
  ],
  'what is looked for': [
    ['journalctl -t proxy | grep vm=CONTAINER_ID', 'CONTAINER_ID'],
    ['grep -r "node=NODE_NAME" /var/log', 'NODE_NAME'],
    ['grep POSTGRES_PASSWORD .env'],
    ['grep level=ERROR shop.log'],
    ['grep -q ENV=NODE_ENV shop.env'],
  ],
  'holes beside words': [
    ['stockd send <sender> <receiver> <amount>ustock', 'sender', 'receiver', 'amount'],
    ['stockd delegate <amount>ustock --from x', 'amount'],
    [
      'wget v<STOCK VERSION>/stock_<STOCK VERSION>_linux_<ARCH>',
      'STOCK VERSION',
      'STOCK VERSION',
      'ARCH',
    ],
    ['docker run stock/stock:x.x.x-debug sh', 'x.x.x-debug'],
    ['sort <in>out'],
  ],
  'names in here-documents': [
    [
      'cat > hosts <<EOF\nhost: "[DEV_HOST_OR_IP]"\npath: "/opt/[PROD_PATH]"\n[DEFAULT]\n[dev_hosts]\nEOF',
      'DEV_HOST_OR_IP',
      'PROD_PATH',
    ],
  ],
  'names of loops': [
    ['for node_id in a b; do echo "$node_id"; done'],
    ['for pod-name in a b; do echo; done'],
    ['for f in $(ls node-name); do echo; done', 'node-name'],
  ],
};

describe('placeholders of unlabelled kinds', () => {
  for (const [kind, lines] of Object.entries(kinds)) {
    describe(kind, () => {
      for (const [line, ...names] of lines)
        it(line.split('\n').join(' ⏎ '), () => expect(namesIn(line)).to.deep.equal(names));
    });
  }
});

function namesIn(line: string): readonly string[] {
  const [procedure] = parseRunbook('shop.md', `# Shop\n\n\`\`\`bash\n${line}\n\`\`\`\n`).procedures;
  return (procedure?.steps ?? []).flatMap((step) =>
    step.kind === 'command' ? step.placeholders.map(({ name }) => name) : [],
  );
}
