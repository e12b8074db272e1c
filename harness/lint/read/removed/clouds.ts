import { always } from '../../../runbook/commands/argument-text.ts';
import type { RemovedUsage } from './usage.ts';

/** Clouds and platforms. */
export const clouds: readonly RemovedUsage[] = [
  ['azure', always, 'Azure has no such program any more.', 'az …'],
  ['gcutil appcfg.py', always, 'Google Cloud has no such program any more.', 'gcloud …'],
  [
    'gcloud',
    /^(?: -\S+)* (?:preview|compute copy-files|app modules|datastore create-indexes|iot)(?: |$)/,
    'Current versions of gcloud have no such command.',
    'gcloud compute scp …, gcloud app services …, gcloud datastore indexes create …',
  ],
  [
    'ec2-describe-instances ec2-run-instances ec2-terminate-instances ec2-create-snapshot elastic-mapreduce',
    always,
    'Amazon has no such program any more.',
    'aws ec2 …',
  ],
  [
    'aws',
    /^(?: -\S+)* (?:opsworks|opsworks-cm|codestar)(?: |$)/,
    'Amazon has switched this service off.',
  ],
  ['cf', /^ v3-\w/, 'Version 7 of cf has no commands that begin with `v3-`.', 'cf push, cf apps …'],
  [
    'bosh',
    /^(?: -\S+)* (?:target|status|(?:upload|delete|create) (?:stemcell|release|deployment)|run errand|download manifest|edit deployment|add blob)(?: |$)/,
    'Version 2 of bosh has no such command.',
    'bosh upload-stemcell …, bosh run-errand …, bosh -e … -d …',
  ],
  [
    'heroku',
    /^ (?:pgbackups:\w+|fork|stack:set \S*cedar-14)(?: |$)/,
    'Heroku has no such command any more.',
    'heroku pg:backups:…',
  ],
  [
    'odo',
    /^ (?:push|create|url|storage|service|watch|config|component|app|project|env|debug|catalog|link|unlink)(?: |$)/,
    'Version 3 of odo has no such command.',
    'odo init, odo dev, odo deploy …',
    'old',
  ],
  [
    'minishift',
    always,
    'Nobody maintains minishift, and it runs only OpenShift 3.',
    'crc start',
    'old',
  ],
  [
    'ceilometer',
    always,
    'OpenStack has no client of its own for this service any more.',
    'openstack …',
  ],
  [
    'xm',
    / (?:list|create|destroy|shutdown|reboot|console|info|top|migrate|pause|unpause)(?: |$)/,
    'Xen 4.5 and newer have no xm.',
    'xl …',
  ],
  ['pvectl', always, 'Proxmox 4 and newer have no pvectl.', 'pct …'],
];
