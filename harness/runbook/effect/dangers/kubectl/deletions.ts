import type { Danger } from '../danger.ts';

/** By kind: what goes with an object, and whether somebody can bring it back. */
export const deletions: readonly (readonly [kinds: RegExp, kind: Danger['kind'], what: string])[] =
  [
    [
      /^persistentvolumeclaim$/,
      'destroys',
      'deletes the claim, and its volume unless that is retained',
    ],
    [
      /^persistentvolume$/,
      'destroys',
      'deletes the volume, which may hold the only copy of its data',
    ],
    [/^customresourcedefinition$/, 'destroys', 'deletes the type with every object of it'],
    [/^volumesnapshot(?:content|class)?s?(?:\.|$)/, 'destroys', 'deletes a snapshot'],
    [
      /^(?:postgres\w*|pg\w*clusters?|perconapg\w*|kafkas?|kafkatopics?|kafkanodepools?|elasticsearch(?:es)?|opensearchclusters?|mongodb\w*|psmdb|mysql\w*|pxc|innodbclusters?|mariadbs?|cassandra\w*|scyllaclusters?|redis\w*|rabbitmq\w*|ceph\w*|clickhouse\w*|minio\w*|tenants?|etcdclusters?|clusters?\.\S+|backups?\.\S+|longhornvolumes?|volumes\.longhorn\S*|machines?\.\S+|machinedeployments?\.\S+)$/,
      'destroys',
      'deletes it, and its operator then removes the data with it',
    ],
    [/^secret$/, 'removes', 'deletes a Secret, whose values may be nowhere else'],
    [/^configmap$/, 'removes', 'deletes a ConfigMap, whose values may be nowhere else'],
    [/^volumeattachments?$/, 'interrupts', 'takes the volume away from its node'],
    [
      /^(?:virtualmachines?|vms?|datavolumes?|dvs?)$/,
      'destroys',
      'deletes the virtual machine or its disk',
    ],
    [/^(?:virtualmachineinstances?|vmis?)$/, 'interrupts', 'stops the virtual machine'],
    [/^node$/, 'interrupts', 'takes the node out of the cluster, with its labels and taints'],
    [
      /^(?:deployment|statefulset|daemonset|replicaset|deploymentconfig)s?$/,
      'interrupts',
      'stops every pod of the workload',
    ],
    [
      /^(?:service|ingress|gateway|httproute|route|virtualservice)s?(?:\.|$)/,
      'interrupts',
      'takes the way to the pods away',
    ],
    [
      /^(?:validatingwebhookconfiguration|mutatingwebhookconfiguration|networkpolicy|poddisruptionbudget|resourcequota)s?$/,
      'interrupts',
      'takes a safeguard away',
    ],
    [
      /^(?:applications?|applicationsets?|helmreleases?|kustomizations?)(?:\.|$)/,
      'interrupts',
      'deletes what deploys the application, and usually the application with it',
    ],
    [
      /^(?:apiservice|storageclass|ingressclass|priorityclass|runtimeclass|csidriver|csinode|validatingadmissionpolic\w+)$/,
      'interrupts',
      'deletes what every namespace of the cluster uses',
    ],
    [
      /^(?:role|rolebinding|clusterrole|clusterrolebinding|serviceaccount)$/,
      'interrupts',
      'takes rights away from whoever has them by it',
    ],
    [/^(?:cronjob|horizontalpodautoscaler)$/, 'interrupts', 'stops what it does from now on'],
  ];
