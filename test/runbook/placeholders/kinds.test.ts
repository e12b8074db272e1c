// biome-ignore-all lint/suspicious/noTemplateCurlyInString: shell, not a template
import { expect } from 'chai';
import { parseRunbook } from '../../../harness/runbook/parse.ts';
import { fillHoles } from '../../../harness/runbook/placeholders/fill-holes.ts';

/** Commands, each with the names of its placeholders in order. */
const kinds: Readonly<Record<string, readonly (readonly [string, ...string[]])[]>> = {
  'angle brackets': [
    ['kubectl logs <pod>', 'pod'],
    ['kubectl -n <<NAMESPACE>> get pods', 'NAMESPACE'],
    ['shopctl refund <<ORDER>>', 'ORDER'],
    ['shopctl move <from> <<to>> --cell <cell>', 'from', 'to', 'cell'],
    ['shopctl failover --to <the region, such as north>', 'the region, such as north'],
    ['kubectl delete pod <pod (from above)>', 'pod (from above)'],
    ['kubectl logs web-0 -c <app | sidecar>', 'app | sidecar'],
    ['kubectl logs web-0 -c <app|sidecar>', 'app|sidecar'],
    ['shopctl open <e.g. https://shop.example>', 'e.g. https://shop.example'],
    ["shopctl boot --limit <node's name>", "node's name"],
    ['shopctl drain --cells <cell1,cell2,...>', 'cell1,cell2,...'],
    ['date --date "<yyyy-mm-ddThh:mm>"', 'yyyy-mm-ddThh:mm'],
    ['kubectl label node web <key=value>', 'key=value'],
    ['tar -xf shop-v<version>.tgz', 'version'],
    ['shopctl greet <größe>', 'größe'],
    ['<client_of_the_shop> -c "SELECT 1"', 'client_of_the_shop'],
    ['<shop-cli> status --all', 'shop-cli'],
    ['FROM_SET=<the old set>', 'the old set'],
    ['echo <message>>report', 'message'],
    ['docker volume rm <project>_data', 'project'],
    ['export N=<from step 2>', 'from step 2'],
    ['ssh root@<10.0.0.1>', '10.0.0.1'],
    ['tune2fs -l </dev/partition>', '/dev/partition'],
  ],
  'angle brackets that are none': [
    ['kubectl get svc | grep "<pending>"'],
    ["kubectl get pods | grep -v '<none>'"],
    ['test "$IP" = "<unknown>"', 'IP'],
    ['jq "select(. != \\"<no value>\\")" out.json'],
    ["grep '<nil>' shop.log"],
    ['mysql shop <dump.sql 2>&1'],
    ['mysql shop <dump.sql 2>/dev/null'],
    ['sort <in >out'],
    ['sort </data/in >/data/out'],
    ['sort </data/in>out'],
    ['tr a b <in>out'],
    ['cat <<EOF>>notes\nready\nEOF'],
    ['cat <<EOF >>notes\nready\nEOF'],
    ['wc -l <<<shop>>count'],
    ['git commit --author "Ada <ada@shop.example>" -m fix'],
    ["grep -oP '(?<id>[a-z]+)' shop.log"],
    ['psql -c "SELECT 1 WHERE a<b AND c>d"'],
    ["perl -ne 'print while <STDIN>' shop.log"],
    ['diff <(ls a) <(ls b)'],
    ['open "<https://shop.example>"'],
  ],
  'parts of addresses, and dates of which a part is given': [
    ['psql postgres://USER:PW@HOST/DBNAME', 'USER', 'PW', 'HOST', 'DBNAME'],
    ['redis-cli -u redis://:PASSWORD@HOST:6379', 'PASSWORD', 'HOST'],
    ['git clone https://github.com/ORG/REPO.git', 'ORG', 'REPO'],
    ['cp dump_20250101_HHMMSS.sql /tmp/', 'dump_20250101_HHMMSS.sql'],
    ['ls snapshots/2025-MM-DD', '2025-MM-DD'],
    ['curl https://shop.example/README'],
    ['curl https://shop.example/api/V2/LICENSE'],
    ['git clone https://github.com/shop/HELM.git'],
    ['curl http://localhost:8080/health'],
  ],
  templates: [
    ['helm upgrade {{ release }} ./chart', 'release'],
    ['kubectl -n {{ site.namespace }} get pods', 'site.namespace'],
    ['kubectl logs {{ $labels.pod }}', '{{ $labels.pod }}'],
    ['shopctl open {{ page.url | lower }}', '{{ page.url | lower }}'],
    ['curl -f {{< api-url >}}', '{{< api-url >}}'],
    ['kubectl -n {% namespace %} get pods', '{% namespace %}'],
    ['git checkout <%= branch %>', '<%= branch %>'],
    ['git checkout <%= config[:branch] %> && make', '<%= config[:branch] %>'],
    ['shopctl restore ${the-snapshot-name}', '${the-snapshot-name}'],
    ['shopctl refund %ORDER%', '%ORDER%'],
    ['shopctl refund __ORDER__', '__ORDER__'],
    ['shopctl refund [[ORDER]]', '[[ORDER]]'],
  ],
  'templates that are none': [
    ["docker ps --format '{{.Names}}'"],
    ["docker inspect -f '{{json .Mounts}}' web"],
    ["kubectl get pods -o go-template='{{range .items}}{{$k}}{{end}}'"],
    ['kubectl get secret web --template={{.data.password}}'],
    ['echo ${{ github.sha }}'],
    ['echo ${LEVEL-info} ${PAGER:-less}'],
    ["curl -w '%{http_code}' http://shop.example"],
    ['python3 -c "print(__name__)"'],
    ['kubectl get pods {% raw %}-o wide{% endraw %}'],
  ],
  'braces and brackets': [
    ['helm rollback {release-name}', 'release-name'],
    ['curl -f "http://shop.example/orders/{order_id}/items"', 'order_id'],
    ["curl -H 'Authorization: Bearer {access-token}' http://shop", 'access-token'],
    ['ssh root@{ip of the node}', 'ip of the node'],
    ['psql --host [db-host] shop', 'db-host'],
    ['kubectl -n [your namespace] get pods', 'your namespace'],
    ['kubectl -n [NAMESPACE] get pods', 'NAMESPACE'],
    ['kubectl --context shop-[environment]-admin get pods', 'environment'],
    ['fuser -k [port number]/tcp', 'port number'],
  ],
  'braces and brackets that are none': [
    ["kubectl get pods -o jsonpath='{range .items[*]}{.metadata.name}{end}'"],
    ["awk '{print}' shop.log"],
    ["sed -n '/start/{p}' shop.log"],
    ["jq '.items[] | {name}' pods.json"],
    ['cp shop.{yaml,bak}'],
    ['mkdir cell-{a,b} {one,two}'],
    ['rsync -a web-{1..3}:/data .'],
    ['find . -name x -exec rm {} +'],
    ['git log HEAD@{upstream}'],
    ['{ echo a; echo b; }'],
    ["rpm -q --qf '%{NAME}-%{VERSION}' shop"],
    ['ls [abc]* web-[0-9] log[a-z_]*'],
    ['[ -f shop.lock ] && [[ -n $HOME ]]'],
    ["grep '[ERROR]' shop.log"],
    ['shopctl [options] refund'],
    ['echo ${cells[first]}', 'cells'],
    ["tr '[upper]' '[lower]' <shop.log"],
  ],
  words: [
    ['kubectl scale deploy team-xxxxxxxx --replicas=1', 'team-xxxxxxxx'],
    ['kubectl logs web-xxxxx-yyyyy -c app', 'web-xxxxx-yyyyy'],
    ['ping 10.xxx.xxx.xxx', '10.xxx.xxx.xxx'],
    ['export SHOP_TOKEN="XXXXXXXXXXXX"', 'XXXXXXXXXXXX'],
    ['ip neigh | grep a; wakeonlan XX:XX:XX:XX:XX:5d', 'XX:XX:XX:XX:XX:5d'],
    ['helm upgrade shop ./shop-X.Y.Z.tgz', 'shop-X.Y.Z.tgz'],
    ['velero restore create --from-backup daily-YYYYMMDD', 'daily-YYYYMMDD'],
    ['kubectl logs web-…', 'web-…'],
    ['docker pull shop@sha256:…', 'sha256:…'],
    ['shopctl login --token=eyJh...', 'eyJh...'],
    ['shopctl open s3://backups/.../orders.dump', 's3://backups/.../orders.dump'],
    ['curl -f https://your-host.example/health', 'your-host'],
    ['kubectl config use-context your_context', 'your_context'],
    ['export KEY=path-to-your-key.pem', 'path-to-your-key'],
    ['kubectl apply -f /path/to/shop.yaml', '/path/to/shop.yaml'],
    ['wipefs -a /dev/sdX', '/dev/sdX'],
    ['dd if=/dev/sdX of=/dev/sdY1 bs=4M', '/dev/sdX', '/dev/sdY1'],
    ['mkfs.ext4 /dev/nvmeXn1', '/dev/nvmeXn1'],
    ['smartctl -a "/dev/nvmeXnYp1" && blkid /dev/vdX', '/dev/nvmeXnYp1', '/dev/vdX'],
    ['shopctl drain <names of nodes>', 'names of nodes'],
    ['FOO=1 shopctl run $FOO', 'FOO'],
    ['BAR=$FOO FOO=1 shopctl run', 'FOO'],
    ['shopctl refund ORDER_ID --reason REASON_CODE', 'ORDER_ID', 'REASON_CODE'],
    ['kubectl -n NAMESPACE delete pod POD_NAME', 'NAMESPACE', 'POD_NAME'],
    ['curl -f http://shop.example/orders/ORDER_ID/refund', 'ORDER_ID'],
    ['ssh admin@HOST_NAME uptime', 'HOST_NAME'],
    ['NODE=NODE_NAME', 'NODE_NAME'],
    ["rake 'reslug[OLD_SLUG,NEW_SLUG]'", 'OLD_SLUG', 'NEW_SLUG'],
    ['shopctl login --user CHANGEME', 'CHANGEME'],
    ['shopctl login --key PASTE_THE_KEY_HERE', 'PASTE_THE_KEY_HERE'],
    ['kubectl get pods -n $(shopctl space TEAM_NAME)', 'TEAM_NAME'],
    ['cat <<EOF >shop.yaml\nhost: your-host\ntoken: REPLACE_ME\nEOF', 'your-host', 'REPLACE_ME'],
  ],
  'words that are none': [
    ['mktemp -d /tmp/shop.XXXXXX'],
    ['xxd shop.bin | head'],
    ['wipefs -a /dev/sdb && blkid /dev/nvme0n1p1 >/dev/null'],
    ['FOO=1 BAR=$FOO shopctl run'],
    ['FOO=1 BAR="a/${FOO}/b" BAZ=$BAR shopctl run'],
    ['ls /dev/sdXfoo /srv/dev/sdX.bak'],
    ['java -Xmx512m -XX:+UseG1GC -jar shop.jar'],
    ['go test ./... && go vet shop.example/shop/...'],
    ['git diff main...hotfix'],
    ['echo "Waiting..." && printf "Done…\\n"'],
    ['kubectl annotate pod web-0 note="Please wait..."'],
    ['echo "your pod is ready"'],
    ['export ORDER_ID=1 LC_ALL=C'],
    ['read -r NODE_NAME; printenv NODE_NAME; unset NODE_NAME'],
    ['kubectl exec web-0 -- printenv DB_HOST'],
    ["shopctl apply -p '{a: {add: [SYS_ADMIN]}}'"],
    ['shopctl apply -p "capabilities: {add: [SYS_ADMIN]}"'],
    ["shopctl check --rule 'has(self.x) && self.x in [all_pods] || {}'"],
    ["shopctl apply -p '{drop: [everything]}'"],
    ['docker run -e SHOP_TOKEN --cap-add SYS_ADMIN shop'],
    ['kubectl set env deploy/web ORDER_ID=1'],
    ['psql -c "SELECT ORDER_ID FROM ORDERS"'],
    ['redis-cli CONFIG SET MAXMEMORY 1gb'],
    ['kubectl get pods -o custom-columns=NAME:.metadata.name,NODE:.spec.nodeName'],
    ['curl -X DELETE http://shop.example/orders/1'],
    ['git reset --hard ORIG_HEAD'],
    ['grep POD_NAME shop.env'],
    ['kill -s SIGTERM 1'],
    ['date +%Y-%m-%d'],
    ['curl -H "X-API-KEY: 1" http://shop.example'],
    ['cat <<EOF >shop.env\nNODE_NAME=web\nPOOL={size}\nEOF'],
    ['kubectl get pods # not POD_NAME, not {pod}'],
  ],
};

describe('placeholders', () => {
  for (const [kind, lines] of Object.entries(kinds)) {
    describe(kind, () => {
      for (const [line, ...names] of lines) {
        it(line.split('\n').join(' ⏎ '), () => expect(namesIn(line)).to.deep.equal(names));
      }
    });
  }

  it('are filled with their marks, each kind alike', () => {
    const text =
      'ssh <<USER>>@{host} shopctl [the order] ORDER_ID web-xxxxx $ORDER_ID {% cell %} # {host}';
    const filled = fillHoles(text, (name) => (name === 'web-xxxxx' ? 'web-1' : name.slice(0, 2)));
    expect(filled).to.equal('ssh US@ho shopctl th OR web-1 $ORDER_ID {% # {host}');
  });

  it('may be the program of a fence without a language', () => {
    const kindsOf = (text: string) =>
      parseRunbook('a.md', `# Shop\n\n\`\`\`\n${text}\n\`\`\`\n`).procedures.flatMap(({ steps }) =>
        steps.map(({ kind }) => kind),
      );
    expect(kindsOf('<client_of_the_shop> -c "SELECT 1"')).to.deep.equal(['command']);
    expect(kindsOf('{{ client }} --all')).to.deep.equal(['command']);
    expect(kindsOf('<none> -x')).to.deep.equal(['material']);
    expect(kindsOf('<section id="x"> -b')).to.deep.equal(['material']);
    expect(kindsOf('<host> - the name of the host')).to.deep.equal(['material']);
  });

  it('does not take the lines under a doubled name for a here-document', () => {
    const { procedures } = parseRunbook('a.md', fence('kubectl -n <<SPACE>> get pods\nuptime'));
    expect(procedures[0]?.steps.map(({ text }) => text)).to.deep.equal([
      'kubectl -n <<SPACE>> get pods',
      'uptime',
    ]);
  });
});

const fence = (text: string) => `# Shop\n\n\`\`\`bash\n${text}\n\`\`\`\n`;

function namesIn(line: string): readonly string[] {
  const [procedure] = parseRunbook('shop.md', fence(line)).procedures;
  return (procedure?.steps ?? []).flatMap((step) =>
    step.kind === 'command' ? step.placeholders.map(({ name }) => name) : [],
  );
}
