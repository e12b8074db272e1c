// biome-ignore-all lint/suspicious/noTemplateCurlyInString: shell, not a template
import { expect } from 'chai';
import { parseRunbook } from '../../../harness/runbook/parse.ts';

const holesIn = (text: string) =>
  parseRunbook('x.md', `# Shop\n\n## Restore\n\n${text}\n`).placeholders.map(
    ({ name, place }) => `${place.line} ${name}`,
  );

describe('placeholders outside commands', () => {
  const texts: readonly (readonly [string, ...string[]])[] = [
    ['Look at `<pod>` first.', '5 pod'],
    ['Set `REGION=<region>` in the file.', '5 region'],
    ['Replace <POD_NAME> by the name of the pod.', '5 POD_NAME'],
    ['Write <your name> and the <pod-name> into the channel.', '5 your name', '5 pod-name'],
    ['```yaml\nname: <NAME>\nimage: shop/cart:<tag>\n```', '6 NAME', '7 tag'],
    ['```json\n{"host": "<host>"}\n```', '6 host'],
    ['```ini\nhost = <host>\nuser = YOUR_USER\n```', '6 host', '7 YOUR_USER'],
    ['Set `$REGION`.\n\n```bash\nshopctl restore --to $REGION\n```', '5 REGION', '8 REGION'],
    ['Replace `osd-<id>` by its name.\n\n```bash\nshopctl out osd-<id>\n```', '5 id', '8 id'],
    ['The pods are named `web-<n>`.\n\n```bash\nkubectl logs web-<n>\n```', '5 n', '8 n'],
  ];
  for (const [text, ...names] of texts)
    it(text.replaceAll('\n', ' ⏎ '), () => expect(holesIn(text)).to.deep.equal(names));
});

describe('placeholders that are none, outside commands', () => {
  for (const text of [
    'The variable `$SHOP_HOME` names the folder of the shop.',
    '`<filename>` is one of the names in the list.',
    'Here `<region>` stands for the place of the shop.',
    '`<id>`: the number of the order.',
    'In the console, filter by `<id>`.',
    'Sort by `<name>`.',
    '`${SHOP_REGION}` holds the region.',
    'The daemons are named `osd-<id>`.',
    'Every pod has a name of the form `web-<n>`.',
    'The naming scheme is `<team>-<service>`.',
    'Backups are called `shop-<date>.dump`, with one a day.',
    'See <https://shop.example> and <ops@shop.example>, and <b>ask</b> the <kbd>team</kbd>.',
    'A line<br>and a <details>note</details>, with <img src="x.png"> and <!-- a COMMENT -->.',
    'Use <Tabs> and <TabItem value="a">here</TabItem>.',
    'It is slow where a <b and c> d.',
    '```xml\n<settings><NAME>x</NAME></settings>\n```',
    '```html\n<POD>\n```',
    '```yaml\nlabel: "<none>"\nurl: <https://shop.example>\n```',
    '```bash\nREGION=north\nshopctl restore --to $REGION\n```\n\n`$REGION` is set above.',
  ])
    it(text.replaceAll('\n', ' ⏎ '), () => expect(holesIn(text)).to.deep.equal([]));
});
