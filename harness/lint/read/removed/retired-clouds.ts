import { always } from '../../../runbook/commands/argument-text.ts';
import type { RemovedUsage } from './usage.ts';

/** Services that clouds have switched off, and clients of OpenStack for one service each. */
export const retiredClouds: readonly RemovedUsage[] = [
  [
    'aws',
    /^(?: --\S+ \S+)* (?:worklink|honeycode|qldb|qldb-session|mobile|alexaforbusiness|nimble|gamesparks|iot1click-devices|iot1click-projects|mobileanalytics|robomaker|lookoutmetrics|opsworkscm|elastictranscoder)(?: |$)/,
    'Amazon has switched this service off.',
  ],
  [
    'gcloud',
    /^(?: (?:alpha|beta))? (?:debug|iot|game)(?: |$)/,
    'Google has switched this service off.',
  ],
  [
    'gcloud',
    /^(?: (?:alpha|beta))? ml-engine(?: |$)/,
    'It is called ai-platform, or Vertex AI, now.',
    'gcloud ai …',
  ],
  ['gcloud', / container hub(?: |$)/, 'It is called a fleet now.', 'gcloud container fleet …'],
  [
    'gcloud',
    / sql instances (?:import|export)(?: |$)/,
    'Current versions of gcloud have no such command.',
    'gcloud sql import sql …, gcloud sql export sql …',
  ],
  [
    'gcloud',
    / container clusters create\b.* --(?:enable-basic-auth|password|username)(?:[ =]|$)/,
    'GKE 1.19 and newer have no passwords.',
    undefined,
    'old',
  ],
  [
    'az',
    /^ (?:postgres|mysql|mariadb) (?:server|db|up|down|server-logs)(?: |$)/,
    'Azure has switched single servers off.',
    'az postgres flexible-server …',
  ],
  [
    'az',
    /^ (?:ams|batchai|spring-cloud|mixed-reality|hpc-cache)(?: |$)| aks use-dev-spaces(?: |$)/,
    'Azure has switched this service off.',
  ],
  [
    'az',
    / sp create-for-rbac\b.* --sdk-auth\b/,
    'Azure is about to remove `--sdk-auth`.',
    '--json-auth',
    'old',
  ],
  [
    'quantum ironic',
    / \S/,
    'OpenStack has no such client any more.',
    'openstack network …, openstack baremetal …',
  ],
  [
    'nova cinder glance heat magnum trove sahara',
    /^(?: --\S+ \S+)* (?:list|show|boot|delete|reboot|start|stop|rescue|migrate|evacuate|resize|rebuild|reset-state|console-log|create|(?:host|service|hypervisor|flavor|image|keypair|secgroup|floating-ip|volume|quota|aggregate|server|interface|live|type|snapshot|backup|stack|resource|template|event|cluster|bay|node|datastore|get|add|remove|absolute|availability)-[a-z-]+)(?: |$)/,
    'OpenStack has one client for all its services now.',
    'openstack …',
    'old',
  ],
  [
    'nova-manage',
    / (?:service|vm|floating|fixed|network|vpn|shell|logs|agent|host|project|account) \w+/,
    'Current versions of nova-manage have no such command.',
    'openstack …',
  ],
  [
    'openstack',
    / (?:ip floating|ip fixed|ip floating pool)(?: |$)/,
    'Current versions have no such command.',
    'openstack floating ip …',
  ],
  [
    'openstack',
    / security group rule create\b.* --src-(?:ip|group)(?: |=)/,
    'Current versions have no such option.',
    '--remote-ip …',
  ],
  [
    's3put elb-register-instances-with-lb as-update-auto-scaling-group rds-describe-db-instances ec2-create-image iam-userlistbypath',
    always,
    'Amazon has no such program any more.',
    'aws …',
  ],
];
