import type { Table } from './danger.ts';

const stops = 'stops what it names, or lets nothing through';
const live = 'changes what everybody gets at once';
const restartsIt = 'restarts the server for its new settings';
const forgets = 'decides what is deleted by itself, or no longer kept';
const aws = 'aws gds gds-cli awslocal';

/** Settings of clouds that stop, empty or replace something: the option says it, not the verb. */
export const cloudSettings: Table = {
  destroys: [
    [
      'gcloud',
      / storage rsync\b.* --delete-unmatched-destination-objects\b/,
      'deletes what the source does not have',
    ],
    ['az', / --delete-backup-data[ =]true\b/, 'deletes backups'],
    [
      'az',
      / deployment \S+ create\b.* --mode[ =]complete\b/i,
      'deletes what the file does not have',
    ],
    ['az', / (?:sql db|redis) import(?: |$)/, 'writes over what the database holds'],
    ['az', / sync\b.* --delete-destination[ =]true\b/, 'deletes what the source does not have'],
    ['gcloud', / redis instances import(?: |$)/, 'writes over what the database holds'],
    [aws, / dms start-replication-task\b.* reload-target\b/, 'loads the target anew'],
    ['bq', / (?:load|query|mk)\b.* --replace(?: |=true|$)/, 'overwrites a table'],
    ['bq', / cp\b.* (?:-f|--force)(?: |$)/, 'overwrites a table'],
    ['pscale', / deploy-request deploy /, 'changes the tables of the branch that is live'],
    [
      'wrangler',
      / d1 execute\b.*\b(?:DROP|TRUNCATE|DELETE FROM)\b/i,
      'deletes what the database holds',
    ],
    ['snow snowsql', /\b(?:DROP|TRUNCATE|CREATE OR REPLACE) \w/i, 'drops what it names'],
    [
      'cbt',
      / (?:deletetable|deletefamily|dropallrows|deleteallrows) /,
      'deletes what the table holds',
    ],
  ],
  removes: [
    [
      aws,
      / (?:s3api put-bucket-versioning\b.*Suspended|dynamodb update-continuous-backups\b.*Enabled=false|kinesis decrease-stream-retention-period|ecr put-lifecycle-policy|rds modify-db-\w+\b.* --backup-retention-period[ =]0)\b/,
      forgets,
    ],
    [
      'gcloud',
      / storage buckets update\b.* (?:--no-versioning|--lifecycle-file|--no-soft-delete|--clear-\w+)/,
      forgets,
    ],
    ['gsutil', / (?:versioning set off|retention (?:clear|set)|lifecycle set) /, forgets],
    ['gsutil gcloud', / (?:mv|iam set) gs:/, 'moves objects, or changes who may use them'],
    ['bq', / update\b.* --(?:default_table_)?expiration[ =]/, forgets],
    [aws, / dynamodb (?:batch-write-item|transact-write-items)(?: |$)/, 'changes or deletes items'],
    [aws, / ssm put-parameter\b.* --overwrite\b/, 'overwrites a value'],
    [
      'gcloud',
      / (?:projects|organizations|folders|buckets) set-iam-policy /,
      'replaces who may do what',
    ],
    [aws, / backup start-restore-job\b/, 'makes resources of a backup'],
    ['confluent ccloud', / topic update\b.* --config\b.*retention/, forgets],
  ],
  interrupts: [
    [
      aws,
      / ec2 modify-instance-attribute\b.* (?:--groups|--instance-type|--no-source-dest-check|--disable-api-termination)/,
      'changes what a machine is, or who reaches it',
    ],
    [
      aws,
      / (?:ecs update-container-instances-state\b.* DRAINING|lambda update-event-source-mapping\b.* --no-enabled|batch update-\S+\b.* --state[ =]DISABLED|globalaccelerator\b.* --traffic-dial-percentage[ =]0|autoscaling enter-standby|route53-recovery-cluster update-routing-control-state\S*|cognito-idp admin-disable-user|storagegateway shutdown-gateway|elasticbeanstalk (?:rebuild-environment|restart-app-server)|emr modify-instance-groups|redshift (?:pause|resize)-cluster|glue batch-stop-job-run|apprunner pause-service|mq reboot-broker)(?: |$)/,
      stops,
    ],
    [
      aws,
      / (?:lambda update-alias|elbv2 modify-(?:listener|rule)|cloudfront update-distribution|wafv2 update-(?:ip-set|web-acl|rule-group)|elasticbeanstalk (?:swap-environment-cnames|update-environment)|cloudformation (?:rollback-stack|continue-update-rollback)|apigateway update-stage|ec2 replace-\S+)(?: |$)/,
      live,
    ],
    [
      aws,
      / (?:elasticache modify-replication-group|elasticache modify-cache-cluster|docdb modify-\S+|neptune modify-\S+)\b.* --apply-immediately\b/,
      restartsIt,
    ],
    [
      aws,
      / (?:es|opensearch) update-(?:elasticsearch-)?domain-config(?: |$)/,
      'moves every shard to other machines',
    ],
    [aws, / iam put-(?:role|user|group)-policy\b.*deny/i, 'takes rights away'],
    [aws, / (?:cognito-idp admin-(?:reset|set)-user-password)(?: |$)/, 'locks a user out'],
    [
      'gcloud',
      / (?:firewall-rules update\b.* --disabled|backend-services update(?:-backend)?\b.* --(?:max-utilization|max-rate\S*|capacity-scaler)[ =]0(?:\.0)?(?: |$)|instances patch\b.* --activation-policy[ =]never|policies update\b.* --no-enabled|modify-push-config\b.* --push-endpoint=(?:""|'')?(?: |$)|security-policies rules (?:create|update)\b.* --action[ =]["']?deny)/i,
      stops,
    ],
    [
      'gcloud',
      / (?:sql instances patch\b.* --(?:tier|cpu|memory|database-flags|availability-type|no-\S+)|instances (?:set-machine-type|update-container)|node-pools update\b.* --(?:machine-type|workload-metadata|image-type)|composer environments update)/,
      restartsIt,
    ],
    [
      'gcloud',
      / (?:rolling-action start-update|url-maps (?:set-default-service|invalidate-cdn-cache)|backend-services remove-backend|target-pools remove-instances|billing projects unlink|reset-windows-password)(?: |$)/,
      live,
    ],
    [
      'az',
      / (?:update\b.* --(?:number-of-workers|enabled|min-replicas|max-replicas)[ =](?:0|false)(?: |$)|batch pool resize\b.* --target-\S+[ =]0|protection disable|endpoint (?:update|stop)\b.*Disabled)/i,
      stops,
    ],
    [
      'az',
      / (?:vm resize|flexible-server parameter set|flexible-server update\b.* --(?:sku-name|tier))/,
      restartsIt,
    ],
    [
      'az',
      / (?:ingress traffic set|vmss (?:update-instances|delete-instances|reimage)|app set-deployment|purge-endpoint|storage message clear|disk detach)(?: |$)/,
      live,
    ],
    [
      'doctl',
      / (?:droplet-action resize|databases (?:resize|migrate)|registry garbage-collection start|remove-(?:droplets|rules)) ?/,
      stops,
    ],
    [
      'hcloud',
      / (?:server (?:change-type|enable-rescue|disable-backup)|floating-ip (?:assign|unassign)|firewall replace-rules) /,
      stops,
    ],
    ['linode-cli', / linodes (?:resize|rescue) /, stops],
    ['linode-cli', / obj (?:rb|del) /, 'deletes objects'],
    [
      'oci',
      / (?:backend update\b.* --offline|security-list update|rrset update|record \S+ (?:update|patch))(?: |$)/,
      live,
    ],
    [
      'ibmcloud',
      / (?:ks worker (?:reload|replace|update|reboot)|ks cluster master (?:update|refresh)|cr image-prune-\w+)(?: |$)/,
      stops,
    ],
    [
      'openstack',
      / (?:node (?:power off|clean|undeploy|maintenance set|abort)|router (?:remove|unset)|aggregate remove|loadbalancer (?:amphora )?failover|volume (?:revert|backup restore)|project purge|stack abandon|server rescue)(?: |$)/,
      stops,
    ],
    ['avn', / service update\b.* --power-off\b/, stops],
    ['eb', / (?:swap|scale 0|deploy\b.* --version|restore|abort)(?: |$)/, live],
    [
      'cdk amplify copilot serverless sls',
      / (?:deploy\b.* --require-approval[ =]never|push\b.* --yes|deploy\b.* --force)(?: |$)/,
      'makes every change, and nobody reads it first',
    ],
    ['fastly akamai', / (?:service-version activate|property activate|purge) ?/, live],
    ['aliyun tccli', / (?:Switch|Isolate|Flush|Reset|Restart)[A-Z]\w+ /, stops],
    ['aliyun', / (?:cs|\w+) DELETE \//, 'deletes what it names in the cloud'],
  ],
};
