import type { Table } from './danger.ts';

const terraform = 'terraform tofu terragrunt';

/** Clouds, and tools for what runs in them. That of Amazon is in aws.ts, platforms in platforms.ts. */
export const cloud: Table = {
  destroys: [
    [
      'gcloud',
      / sql instances promote-replica(?: |$)/,
      'cuts the replica from its primary for good',
    ],
    [
      'az',
      / (?:replica (?:promote|stop-replication)|geo-replication-link delete)(?: |$)/,
      'cuts the replica from its primary for good',
    ],
    ['gcloud', / (?:delete|destroy)\b/, 'deletes what it names in the cloud'],
    ['gcloud gsutil', / rm\b.* (?:-\w*[rR]\w*|--recursive)\b| rm\b.*\*\*/, 'deletes objects'],
    ['gsutil', / rsync\b.* -\w*d/, 'deletes what the source does not have', / -\w*n\w*(?: |$)/],
    ['bq', / rm\b/, 'deletes a table or a dataset'],
    ['gsutil', / rb\b/, 'deletes a bucket'],
    ['gsutil', / lifecycle set\b/, 'decides what is deleted by itself from now on'],
    ['az', / (?:delete|purge|delete-batch)(?: |$)/, 'deletes what it names in the cloud'],
    ['doctl', / (?:delete|rm|destroy)\b/, 'deletes what it names in the cloud'],
    [
      'hcloud linode-cli openstack nova cinder neutron oci ibmcloud exo scw vultr-cli vultr yc civo pscale',
      / (?:\S*delete|terminate|rm)\b/,
      'deletes what it names in the cloud',
    ],
    ['govc', / (?:vm\.destroy|datastore\.rm|snapshot\.remove)\b/, 'deletes a machine or its disk'],
    ['eksctl', / delete cluster\b/, 'deletes the whole cluster'],
    ['eksctl', / delete\b/, 'deletes a part of the cluster'],
    ['kops', / delete cluster\b.* --yes\b/, 'deletes the whole cluster'],
    ['kops', / delete\b.* --yes\b/, 'deletes a part of the cluster'],
    ['clusterctl', / delete\b/, 'deletes what manages the clusters'],
    [
      terraform,
      /^(?: -\S+)* (?:run-all )?destroy\b| apply\b.* --?destroy\b/,
      'destroys everything that the configuration manages',
    ],
    [
      'pulumi cdk cdktf cdk8s sam serverless sls',
      / (?:destroy|remove|delete)\b/,
      'destroys everything that the configuration manages',
    ],
  ],
  removes: [
    ['gcloud gsutil', / rm\b/, 'deletes objects'],
    [terraform, / state rm\b/, 'makes Terraform forget what it manages'],
    [
      terraform,
      / (?:state (?:push|mv|replace-provider)|workspace delete)\b/,
      'changes what Terraform believes to exist',
    ],
    [terraform, / force-unlock\b/, 'takes the lock from whoever holds it'],
  ],
  interrupts: [
    [
      'openstack nova',
      / (?:server (?:remove (?:volume|floating ip|fixed ip|port|network)|migrate|evacuate|resize|rebuild|lock|shelve|suspend|pause)|live-migration|evacuate|host-evacuate|migrate|resize|rebuild) /,
      'takes something away from a machine, or moves it',
    ],
    ['clusterctl', / (?:upgrade apply|move)\b/, 'replaces or moves what manages the clusters'],
    [
      'gcloud',
      / (?:instances (?:stop|reset|suspend|failover|simulate-maintenance-event)|sql instances (?:restart|promote-replica)|(?:clusters|managed) resize\b.* --(?:num-nodes|size)[ =]0|clusters upgrade|rolling-action (?:replace|restart)|update-traffic|set-traffic|versions stop|services disable|jobs cancel|remove-iam-policy-binding|subscriptions seek)\b/,
      'stops what it names, or moves it',
    ],
    [
      'az',
      / (?:stop|deallocate|restart|redeploy|failover|\S*failover\S*|upgrade|force-reboot|flush|deactivate|credential reset|slot swap|replica promote|replica stop-replication)\b| --endpoint-status[ =]Disabled(?: |$)| --(?:node-count|new-capacity)[ =]0(?: |$)/,
      'stops what it names, or moves it',
    ],
    [
      'doctl hcloud openstack nova cinder linode-cli oci ibmcloud scw exo yc vultr-cli civo',
      / (?:(?:instance-)?(?:reboot|stop|reset)|power-off|power-cycle|poweroff|shutdown|rebuild|droplet-action restore|evacuate|detach|reset-state|unset)\b| --disable\b| --state error\b| --action (?:STOP|SOFTSTOP|RESET|SOFTRESET)\b/,
      'stops the machine',
    ],
    [
      'eksctl',
      / (?:drain nodegroup|scale nodegroup\b.* (?:--nodes|-N)[ =]0|upgrade)\b/,
      'moves every pod off its node',
    ],
    [
      'gcloud',
      / dns record-sets (?:transaction execute|update|create|import)(?: |$)/,
      'changes names of DNS for everybody',
    ],
    [
      'az',
      / network (?:private-)?dns record-set \S+ (?:update|add-record|remove-record|set-record|create)(?: |$)/,
      'changes names of DNS for everybody',
    ],
    ['az', / (?:postgres|mysql|sql|cosmosdb)\b.* restore(?: |$)/, 'makes a server of a backup'],
    [terraform, / (?:taint|apply\b.* --?replace)\b/, 'destroys an object to create it again'],
    [
      terraform,
      / apply\b.* --?auto-approve\b/,
      'makes every change of the plan, and nobody reads it first',
    ],
    [
      terraform,
      /^(?: -\S+)* (?:run-all )?apply(?: |$)/,
      'changes what the configuration manages, and may replace it',
    ],
    [
      'pulumi',
      / (?:up|update|refresh)\b.* (?:-y|--yes|-f|--skip-preview)(?: |$)/,
      'makes every change, and nobody reads them first',
    ],
    [
      'pulumi',
      / (?:cancel|stack rm)\b/,
      'takes the lock from whoever holds it, or forgets a stack',
    ],
    ['govc', / vm\.power\b.* -(?:off|reset|suspend|s|r)(?:=true)?(?: |$)/, 'stops the machine'],
    [
      'juju',
      / (?:remove-\S+|destroy-\S+|kill-controller|detach-storage)\b/,
      'removes machines or applications',
    ],
    ['maas', / machines? (?:release|power-off|delete|abort)\b/, 'stops or gives up a machine'],
    ['kops', / rolling-update\b.* --yes\b/, 'replaces nodes'],
  ],
};
