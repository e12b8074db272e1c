import type { Table } from './danger.ts';

const terraform = 'terraform tofu terragrunt';
const awsDeletes =
  / (?:s3 (?:rb\b|rm\b.*--recursive|sync\b.*--delete)|s3api delete-|(?:rds|dynamodb|eks|ecs|elasticache|efs|route53|route53domains|autoscaling|secretsmanager|logs|es|opensearch|backup|iam|docdb|neptune|redshift|lambda|kinesis|sns|fsx|acm|elbv2|elb|cognito-idp|cloudfront|ssm) delete-|ec2 (?:terminate-instances|delete-|deregister-image|release-address)|kms (?:schedule-key-deletion|disable-key)|cloudformation delete-stack|ecr (?:batch-delete-image|delete-repository)|sqs (?:purge-queue|delete-queue))/;

/** Clouds, and tools for what runs in them. */
export const cloud: Table = {
  destroys: [
    ['aws', awsDeletes, 'deletes what it names in the cloud', / --dry-?run\b/],
    ['gcloud', / (?:delete|destroy)\b/, 'deletes what it names in the cloud'],
    ['gcloud gsutil', / rm\b.* (?:-\w*[rR]\w*|--recursive)\b| rm\b.*\*\*/, 'deletes objects'],
    ['gsutil', / rsync\b.* -\w*d/, 'deletes what the source does not have'],
    ['bq', / rm\b/, 'deletes a table or a dataset'],
    ['az', / (?:delete|purge|delete-batch)(?: |$)/, 'deletes what it names in the cloud'],
    ['doctl', / (?:delete|rm|destroy)\b/, 'deletes what it names in the cloud'],
    [
      'hcloud linode-cli openstack oci ibmcloud exo scw vultr-cli vultr',
      / (?:delete|terminate|rm)\b/,
      'deletes what it names in the cloud',
    ],
    [
      'heroku',
      / (?:pg:reset|apps:destroy|addons:destroy|redis:reset|pg:backups:delete|pg:backups:restore|pg:copy)\b/,
      'deletes or overwrites data',
    ],
    ['fly flyctl', / (?:destroy|delete)\b/, 'deletes what it names in the cloud'],
    [
      'cf',
      / (?:delete|delete-service|delete-space|delete-org|purge-service-instance)\b/,
      'deletes what it names in the cloud',
    ],
    [
      'bosh',
      / (?:delete-deployment|delete-vm|delete-disk|clean-up)\b/,
      'deletes machines or disks',
    ],
    ['govc', / (?:vm\.destroy|datastore\.rm|snapshot\.remove)\b/, 'deletes a machine or its disk'],
    ['eksctl', / delete\b/, 'deletes a part of the cluster'],
    ['kops', / (?:delete)\b.* --yes\b/, 'deletes a part of the cluster'],
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
    ['gh', / (?:repo|release|secret|variable) delete\b/, 'deletes what it names on GitHub'],
    ['nomad', / stop\b.* -purge\b/, 'deletes a job with its history'],
  ],
  removes: [
    ['aws', / s3 rm\b/, 'deletes an object'],
    ['gcloud gsutil', / rm\b/, 'deletes objects'],
    [terraform, / state rm\b/, 'makes Terraform forget what it manages'],
    [terraform, / force-unlock\b/, 'takes the lock from whoever holds it'],
  ],
  interrupts: [
    [
      'aws',
      / (?:ec2 (?:stop|reboot)-instances|rds (?:reboot-|stop-|failover-|switchover-|promote-)|elasticache (?:test-failover|reboot-)|autoscaling (?:terminate-instance|suspend-processes)|ecs (?:stop-task|update-service\b.* --desired-count[ =]0)|docdb failover-|eks update-nodegroup-config\b.*(?:desiredSize|minSize)=0)/,
      'stops what it names, or moves it',
    ],
    [
      'gcloud',
      / (?:instances (?:stop|reset|suspend|simulate-maintenance-event)|sql instances (?:failover|restart|promote-replica)|clusters resize\b.* --(?:num-nodes|size)[ =]0|clusters upgrade)\b/,
      'stops what it names, or moves it',
    ],
    [
      'az',
      / (?:stop|deallocate|restart|redeploy|failover|\S*failover\S*|upgrade)\b/,
      'stops what it names, or moves it',
    ],
    [
      'doctl hcloud openstack',
      / (?:reboot|power-off|power-cycle|poweroff|reset|shutdown|stop|rebuild)\b/,
      'stops the machine',
    ],
    [
      'eksctl',
      / (?:drain nodegroup|scale nodegroup\b.* (?:--nodes|-N)[ =]0|upgrade)\b/,
      'moves every pod off its node',
    ],
    [
      'heroku',
      / (?:maintenance:on|ps:stop|ps:scale \S+=0|pg:promote)\b/,
      'stops the application, or moves it',
    ],
    ['aws', / route53 change-resource-record-sets(?: |$)/, 'changes names of DNS for everybody'],
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
    ['aws', / rds restore-db-/, 'makes a server of a backup'],
    ['az', / (?:postgres|mysql|sql|cosmosdb)\b.* restore(?: |$)/, 'makes a server of a backup'],
    ['cf', / (?:stop|restart) /, 'stops the application'],
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
    ['kops', / rolling-update\b.* --yes\b/, 'replaces nodes'],
  ],
};
