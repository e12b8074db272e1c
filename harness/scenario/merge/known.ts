/** An object of the system's manifests. */
export interface ManifestObject {
  readonly kind: string;
  readonly apiVersion: string;
  readonly namespace?: string;
  readonly name: string;
  readonly contents: unknown;
}

/** What is known of a cluster's objects before there is a cluster. */
export interface Known {
  /** The objects in a folder of manifests of the system, by the folder's path in it. */
  readonly objects: ReadonlyMap<string, readonly ManifestObject[]>;
  /** The fields of a type of Kubernetes (`V1Probe`), and the type of each; undefined for what is no such type. */
  fieldsOf(type: string): ReadonlyMap<string, string> | undefined;
}
