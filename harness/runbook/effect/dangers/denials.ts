import type { Table } from './danger.ts';

const blocks = 'blocks the traffic that nothing else lets pass';

/** Rules that let nothing pass; a policy of Kubernetes is read where it is applied. */
export const denials: Table = {
  destroys: [],
  removes: [],
  interrupts: [
    [
      'nft',
      / (?:add|insert) rule\b(?!.* (?:saddr|dport|sport|daddr)\b).* (?:drop|reject)(?: |$)/,
      blocks,
    ],
    ['nft', / (?:add|create) chain\b.* policy drop\b/, blocks],
    ['aws', / ec2 (?:create|replace)-network-acl-entry\b.* --rule-action[ =]deny\b/, blocks],
    ['gcloud', / firewall-rules (?:create|update)\b.* --action[ =]deny\b/i, blocks],
    ['az', / network nsg rule (?:create|update)\b.* --access[ =]deny\b/i, blocks],
    [
      'calicoctl cilium',
      / (?:apply|create|replace|policy import)\b.*[-_./ ](?:deny|block|isolate|quarantine)/i,
      blocks,
    ],
    [
      'firewall-cmd',
      / --(?:panic-on|set-default-zone[ =](?:drop|block)|set-target[ =](?:DROP|REJECT))/,
      blocks,
    ],
    ['ufw', / (?:default|logging) (?:deny|reject)\b/, blocks],
    ['pfctl', / -e(?: |$)/, blocks],
  ],
};
