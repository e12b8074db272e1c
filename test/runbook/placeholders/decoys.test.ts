// biome-ignore-all lint/suspicious/noTemplateCurlyInString: shell, not a template
import { expect } from 'chai';
import { parseRunbook } from '../../../harness/runbook/parse.ts';

const holesIn = (text: string) =>
  parseRunbook('x.md', `# Shop\n\n## Restore\n\n${text}\n`).placeholders.map(({ name }) => name);
const bash = (text: string) => `\`\`\`bash\n${text}\n\`\`\``;

/** Texts that look as if they had placeholders, and those that they have. Labelled before they were read. */
const documents: Readonly<Record<string, readonly (readonly [string, ...string[]])[]>> = {
  'roles and links of page generators': [
    ['See {ref}`the guide <restore-guide>` and {doc}`others <../ops>`.'],
    ['See :ref:`the guide <restore-guide>` and :doc:`this page <ops-page>`.'],
    ['Run {command}`shopctl out <node>`.', 'node'],
    ['Install `{{ product_name }}` first, and read {{ link }}.'],
    ['The version is `{{< version >}}` here, and `{% include "x" %}` is the text.'],
    ['The placeholders in this file are `{{ domain }}` and others.', 'domain'],
    [bash('shopctl out --to {{< version >}}'), '{{< version >}}'],
    [bash('curl {{% param "url" %}}/x'), '{{% param "url" %}}'],
  ],
  'commands that a sentence only mentions': [
    ['Deleting one (`kubectl delete pod {pod-name}`) is rarely needed.', 'pod-name'],
    ['The command `python manage.py replace_nodes {cluster}` does it.', 'cluster'],
    ['The file `{shop}` and the path `/path/to/x` are explained elsewhere.'],
  ],
  'types of languages': [
    ['It is a `List<String>` or a `Map<K, V>`, never a `vector<int>` or an `Option<T>`.'],
    ['```yaml\nlist: List<String>\n```'],
    [bash('java -cp shop.jar Main<String>')],
    [bash('rustc shop.rs Vec<u8>')],
    [bash('shopctl out node<N>'), 'N'],
    [bash('shopctl out osd.<id>'), 'id'],
  ],
  'elements of HTML and of components': [
    ['The `<div>` and the `<tbody>` are inside a `<TabItem>`, next to `<CodeBlock>`.'],
    ['The `<Service>` element and the `<Directory>` section of the file.'],
    [bash("sed 's/<strong>/<em>/' page.html")],
    [bash('shopctl out <Namespace>'), 'Namespace'],
    ['Write `<Namespace>` there.', 'Namespace'],
  ],
  'what programs print or leave out': [
    [bash('echo "<snip>"')],
    ['```yaml\nid: <computed>\nkey: <sensitive>\nrest: <output omitted>\n```'],
    ['It ends with `<truncated>`.'],
    [bash('shopctl test -p <module>'), 'module'],
  ],
  'variables of other languages': [
    [bash("ansible -i inv all -m shell -a 'echo {{ inventory_hostname }}'")],
    [bash("ansible all -m debug -a 'msg={{ hostvars[item] }}'")],
    [bash('echo "${{ secrets.TOKEN }}"')],
    [bash('x=$(( a + b ))')],
    [bash('ansible all -m ping -l {{ group }}'), 'group'],
  ],
  'configuration without a language': [
    ['```\nhost: "<host>"\nport: 8080\n```', 'host'],
    ['```\nREGION=<region>\nUSER=YOUR_USER\n```', 'region', 'YOUR_USER'],
    ['```\n[server]\n# the address\nurl = <url>\n```', 'url'],
    ['Open this page:\n\n```\nhttps://shop.example/orders/<order-id>\n```', 'order-id'],
    ['It prints:\n\n```\nhost: <host>\n```'],
    ['```\nshopctl: there are no orders to satisfy "<group>"\n```'],
    ['```\nshop://[user:password@]<host>[,<host>...]/<order>\n```'],
    ['```\n# <file system> <type>\nUUID=<uuid>\n```', 'uuid'],
    ['```\n2024-01-01 out: <host>\nNode <node> is gone\n```'],
    ['```\nUsage: shopctl out <node>\n```'],
  ],
  'directives of a scheduler': [
    [
      bash('#!/bin/bash\n#SBATCH --account=<project>\n#SBATCH --time=00:30:00\nsrun shop'),
      'project',
    ],
    [bash('#SBATCH --nodes=2\n# for <nobody>\nsrun <application>'), 'application'],
    [bash('# use <node> here\nsrun shop')],
  ],
};

for (const [kind, all] of Object.entries(documents)) {
  describe(`placeholders and decoys: ${kind}`, () => {
    for (const [text, ...names] of all)
      it(text.replaceAll('\n', ' ⏎ '), () => expect(holesIn(text)).to.deep.equal(names));
  });
}

describe('directives of a scheduler', () => {
  it('are no work for a person', () => {
    const text = `# Shop\n\n## Run\n\n${bash('#!/bin/bash\n#SBATCH --nodes 2\n#SBATCH --time 1\n\nsrun shop')}\n`;
    const kinds = parseRunbook('x.md', text).procedures.flatMap(({ steps }) =>
      steps.map(({ kind }) => kind),
    );
    expect(kinds).to.deep.equal(['material']);
  });
});
