/** Documents in the style of people who do not know this project. Every text here is invented. */
export const unseen: Readonly<Record<string, string>> = {
  'numbered lists with fences in them': `# Rotate the broker

1. Stop the consumers:
   \`\`\`bash
   kubectl scale deploy/consumer --replicas=0
   # 2. And wait for them
   kubectl wait --for=delete pod -l app=consumer --timeout=60s

   kubectl get pods
   \`\`\`
2. Take a node out:
   - of the load balancer

     ~~~sh
     lb remove \\
       --node a
     ~~~

   - of the cluster:

         $ kafka-topics --list
         orders

     > and, quoted,
     > \`\`\`yaml
     > kind: Pod
     > \`\`\`
10. Start it:

    \`\`\`\`console
    $ systemctl start broker
    \`\`\`
    is no end
    \`\`\`\`
`,
  'tabs in place of spaces': `# Tabs\n\n1.\tStop:\n\n\t\`\`\`bash\n\tsystemctl stop web\n\tif true; then\n\t\techo deeper\n\tfi\n\t\`\`\`\n2.\tStart:\n\n\t\tsystemctl start web\n\n-\tthen\n\n\t\`\`\`\n\tno language\n\t\`\`\`\n`,
  'HTML in between': `# Page

<!-- one
- line -->

<details>
<summary>How to look</summary>

\`\`\`bash
kubectl get nodes  # <!-- not a comment of HTML -->
cat <<EOF
<!-- nor this -->
EOF
\`\`\`

</details>

Text <!-- said aside --> and <br/>

\`\`\`html
<!-- never closed
\`\`\`

\`\`\`bash
uptime
\`\`\`
`,
  'front matter': `---
title: "Queue: stuck"
tags: [oncall]
---

# Queue

\`\`\`bash title="look.sh" {1,3}
queue status

---
queue drain
\`\`\`
`,
  placeholders: `# Placeholders

\`\`\`bash
kubectl logs {{ pod }} -n {{namespace}}
aws eks update-kubeconfig --name YOUR_CLUSTER
curl "https://<host>/\${REGION}?q={{ a }}&b=YOUR-KEY"
helm template . --set a="{{ .Values.x }}"
\`\`\`
`,
  'a session': `# Session

\`\`\`console
ops@bastion:~$ kubectl get pods
NAME   READY   STATUS
web-0  0/1     Pending

ops@bastion:~$ kubectl exec web-0 -- sh -c '
> ls
> '
bin

# The end of it
ops@bastion:~$ exit
logout
\`\`\`

\`\`\`bash
# see what there is
$ ls
a  b

$ cat <<X
one
# two
X
one
# two
\`\`\`

\`\`\`sh-session
$ true
# false
\`\`\`
`,
  'fences without an end': `# Open

> \`\`\`bash
> kubectl get pods

- then
  \`\`\`bash
  for pod in a b; do
  # never done

- and

~~~bash
echo "never closed
# Not a heading
\`\`\`
`,
  'a script of its own': `# Script

\`\`\`sh
#!/bin/sh
# restart.sh: restarts
#
set -eu
restart() {
  # inside
  systemctl restart "$1" # behind
}

restart web || {
  echo failed >&2; exit 1
}
#the end
\`\`\`
`,
};

/** A document of at least so many lines, with a bit of everything. */
export function longDocument(lines: number): string {
  const sections = Object.values(unseen).filter((text) => !/^# Open|^---/.test(text));
  const parts: string[] = [];
  for (let length = 0, index = 0; length < lines; index += 1) {
    const part = sections[index % sections.length] ?? '';
    parts.push(part.replace(/^# /, `## ${index}. `));
    length += part.split('\n').length;
  }
  return `# Long\n\n${parts.join('\n')}`;
}
