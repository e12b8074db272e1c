import { expect } from 'chai';
import { parseRunbook } from '../../harness/runbook/parse.ts';

type Labelled = readonly (readonly [text: string, ...commands: string[]])[];

/** Code in the marks of page generators, and the commands in it. Labelled before they were read. */
const documents: Readonly<Record<string, Labelled>> = {
  'a shortcode of Hugo is a fence': [
    ['{{< code shell >}}\nsystemctl reload mill{{< /code >}}', 'systemctl reload mill'],
    ['{{< code sh >}}helm list -n shop{{< /code >}}', 'helm list -n shop'],
    [
      '{{< highlight bash >}}\nhelm repo update\n\nhelm list -n shop\n{{< /highlight >}}',
      'helm repo update',
      'helm list -n shop',
    ],
    [
      '{{< highlight bash "linenos=table,hl_lines=2" >}}\n# The first\nhelm list\n{{< / highlight >}}',
      'helm list',
    ],
    ['{{% codeblock lang="sh" %}}\nstock pause orders\n{{% /codeblock %}}', 'stock pause orders'],
    [
      '{{<highlight shell>}}\nstock pause "$SHOP" \\\n  --now\n{{</highlight>}}',
      'stock pause "$SHOP" \\\n  --now',
    ],
    ['{{< command >}}\nsystemctl restart mill\n{{< /command >}}', 'systemctl restart mill'],
    [
      '{{< text bash >}}\n$ kubectl get pods -n shop\nNAME   READY\n{{< /text >}}',
      'kubectl get pods -n shop',
    ],
    ['{{< text syntax=bash snip_id=drain >}}\n$ stock drain all\n{{< /text >}}', 'stock drain all'],
    ['{{< prism lang="bash" >}}\nhelm list\n{{< /prism >}}', 'helm list'],
    ['{{< terminal >}}\n$ stock list\norders  up\n{{< /terminal >}}', 'stock list'],
    [
      '1. Stop it:\n\n   {{< code bash >}}\n   stock pause orders\n   {{< /code >}}',
      'stock pause orders',
    ],
    ['{{< code >}}\nkubectl get pods -n shop\n{{< /code >}}', 'kubectl get pods -n shop'],
    [
      '{{< code shell >}}\nps aux | grep mill\nmill   5992  1.7  0.3 177232 ...\nkill -TRAP 5992{{< /code >}}',
      'ps aux | grep mill',
      'kill -TRAP 5992',
    ],
    [
      '{{< code lang="bash" >}}\nawk \'{print \\$1}\' list.txt\n{{< /code >}}',
      "awk '{print \\$1}' list.txt",
    ],
  ],
  'a tag of Jekyll or Hexo is a fence': [
    ['{% highlight bash %}\nhelm list -n shop\n{% endhighlight %}', 'helm list -n shop'],
    ['{% highlight sh linenos %}\nhelm list\n{% endhighlight %}', 'helm list'],
    [
      '{% codeblock Stop it lang:bash %}\nstock pause orders\n{% endcodeblock %}',
      'stock pause orders',
    ],
    ['{%- highlight shell -%}\nhelm list\n{%- endhighlight -%}', 'helm list'],
  ],
  'other shortcodes have no commands': [
    ['{{< text plain >}}\nNAME   READY\nweb-0  1/1\n{{< /text >}}'],
    ['{{< text yaml >}}\nkubectl: 1.32\n{{< /text >}}'],
    ['{{< text color="red" >}}\nThe mill is down.\n{{< /text >}}'],
    ['{{< code yaml >}}\nkubectl: 1.32\n{{< /code >}}'],
    ['{{< code text >}}\nError: no such release\n{{< /code >}}'],
    ['{{< output >}}\nhelm list -n shop\n{{< /output >}}'],
    ['{{< file "/etc/mill.conf" >}}\n# The port\nport 80\n{{< /file >}}'],
    ['{{< highlight json >}}\n{"kubectl": "get pods"}\n{{< /highlight >}}'],
    ['{% highlight ruby %}\nputs 1\n{% endhighlight %}'],
    ['Wrap it in `{{< code shell >}}helm list{{< /code >}}` for the site.'],
    ['```markdown\n{{< code shell >}}\nhelm list\n{{< /code >}}\n```'],
    ['{{< code shell >}}\n\nThis mark is never closed, and this is text.'],
    ['{{< codebook >}}\nhelm list\n{{< /codebook >}}'],
    ['{{< code shell >}}\n/var/log/mill\n├── mill.log\n└── board.log{{< /code >}}'],
  ],
  'fences in a shortcode stay fences': [
    ['{{< code >}}\n```bash\nhelm list\n```\n{{< /code >}}', 'helm list'],
    ['{% code title="Stop" %}\n```bash\nhelm list\n```\n{% endcode %}', 'helm list'],
  ],
};

for (const [title, labelled] of Object.entries(documents)) {
  describe(`shortcodes: ${title}`, () => {
    for (const [text, ...commands] of labelled) {
      it(JSON.stringify(text.slice(0, 90)), () => {
        const { procedures } = parseRunbook('x.md', `# Shop\n\n## Restart it\n\n${text}\n`);
        const steps = procedures.flatMap((one) => one.steps);
        const found = steps.flatMap((step) => (step.kind === 'command' ? step.text : []));
        expect(found).to.deep.equal(commands);
      });
    }
  });
}

describe('shortcodes: the place', () => {
  it('is that of the line in the document', () => {
    const text = '# Shop\n\n{{< code shell >}}\n\nhelm list\nhelm ls{{< /code >}}\n\n## Next\n';
    const steps = parseRunbook('x.md', text).procedures.flatMap((one) => one.steps);
    expect(steps.map(({ place }) => [place.line, place.column])).to.deep.equal([
      [5, 1],
      [6, 1],
    ]);
  });
});
