import type { Table } from './danger.ts';

const deletes = 'deletes what it names in the cloud';
const stops = 'stops what it names, or moves it';
/** Services whose objects hold data, or that others are made of. */
const grave =
  'rds|dynamodb|eks|ecs|elasticache|efs|route53|route53domains|autoscaling|secretsmanager|logs|es|opensearch|backup|iam|docdb|neptune|redshift|lambda|kinesis|sns|fsx|acm|elbv2|elb|cognito-idp|cloudfront|ssm|kafka|glue|emr|lightsail|memorydb|storagegateway|organizations';
/** A command of any service: `rds stop-db-cluster`. */
const of = (verbs: string) => new RegExp(` [a-z][a-z\\d-]+ (?:${verbs})-[a-z]`);
const dry = / --dry-?run\b/;

/** Also what fetches a role for it. */
const programs = 'aws gds gds-cli awslocal';

/** The clouds of Amazon. */
export const aws: Table = {
  destroys: [
    [
      'aws',
      / (?:rds promote-read-replica|docdb remove-from-global-cluster)\S*(?: |$)/,
      'cuts the replica from its primary for good',
    ],
    [
      programs,
      new RegExp(
        ` (?:s3 (?:rb\\b|rm\\b.*--recursive|mv\\b.*--recursive|sync\\b.*--delete)|s3api delete-|(?:${grave}) delete-|ec2 (?:terminate-instances|delete-|deregister-image|release-address)|kms (?:schedule-key-deletion|disable-key)|cloudformation delete-stack|ecr (?:batch-delete-image|delete-repository)|sqs (?:purge-queue|delete-queue)|emr terminate-clusters|organizations close-account)`,
      ),
      deletes,
      dry,
    ],
    [programs, / s3api put-bucket-lifecycle/, 'decides what is deleted by itself from now on'],
  ],
  removes: [
    [programs, / logs put-retention-policy\b/, 'decides what is deleted by itself from now on'],
    [programs, / s3 (?:rm|mv) s3:/, 'deletes an object', dry],
    [
      programs,
      of('delete|batch-delete|purge|terminate|remove|revoke|schedule-\\w+-deletion'),
      deletes,
      dry,
    ],
    [
      programs,
      / s3api (?:put-bucket-policy|put-public-access-block|put-bucket-acl)\b/,
      'changes who may use the bucket',
    ],
  ],
  interrupts: [
    [
      programs,
      / (?:ec2 (?:stop|reboot)-instances|rds (?:reboot-|stop-|failover-|switchover-|promote-)|elasticache (?:test-failover|reboot-)|autoscaling (?:terminate-instance|suspend-processes)|ecs (?:stop-task|update-service\b.* --desired-count[ =]0)|docdb failover-|eks update-nodegroup-config\b.*(?:desiredSize|minSize)=0)/,
      stops,
      dry,
    ],
    [
      programs,
      / (?:autoscaling|application-autoscaling) \S+.* --(?:desired-capacity|max-size|max-capacity)[ =]0(?: |$)| --reserved-concurrent-executions[ =]0(?: |$)/,
      'stops every machine or function of it',
    ],
    [
      programs,
      / rds modify-\S+.* --apply-immediately\b/,
      'changes the server at once, and may restart it',
    ],
    [
      programs,
      / eks update-(?:nodegroup|cluster)-version\b| fis start-experiment\b/,
      'replaces or breaks machines',
    ],
    [programs, / cloudfront create-invalidation\b/, 'empties the cache'],
    [
      programs,
      / secretsmanager rotate-secret\b| iam update-access-key\b.* Inactive\b/,
      'replaces or blocks keys that somebody still uses',
    ],
    [
      programs,
      / ssm send-command\b.*(?:reboot|shutdown|rm -|systemctl stop)/,
      'stops machines, or removes their files',
    ],
    [
      programs,
      of(
        'stop|reboot|failover|disable|deregister|disassociate|detach|cancel|suspend|reset|deactivate|abort',
      ),
      stops,
      dry,
    ],
    [programs, / ec2 modify-instance-attribute\b.* --no-disable-api-\w+/, 'takes a safeguard away'],
    [programs, / route53 change-resource-record-sets(?: |$)/, 'changes names of DNS for everybody'],
    [programs, / rds restore-db-/, 'makes a server of a backup'],
  ],
};
