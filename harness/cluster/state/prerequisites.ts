import { parseAllDocuments } from 'yaml';
import { z } from 'zod';

const objectSchema = z.object({
  apiVersion: z.string(),
  kind: z.string(),
  metadata: z.object({ name: z.string(), namespace: z.string().optional() }),
});

/** What must exist before the rest of a folder's manifests can be applied. */
export interface Prerequisites {
  /** YAML of the namespaces and custom resource definitions; empty if there are none. */
  readonly manifests: string;
  /** Names of the custom resource definitions: their objects are refused until they are established. */
  readonly definitions: readonly string[];
  /**
   * Namespaces of plain pods. A controller makes a namespace's default service account a moment after the
   * namespace, and the API refuses pods until then; those of a Deployment are tried again, plain ones are not.
   */
  readonly podNamespaces: readonly string[];
}

/** Reads rendered manifests, a stream of YAML documents. What is no Kubernetes object is left to kubectl. */
export function prerequisitesOf(rendered: string): Prerequisites {
  const documents = parseAllDocuments(rendered).flatMap((document) => {
    const object = objectSchema.safeParse(document.toJS());
    return object.success ? [{ text: String(document), object: object.data }] : [];
  });
  const definitions = documents.filter(({ object }) => object.kind === 'CustomResourceDefinition');
  const namespaces = documents.filter(({ object }) => isCore(object, 'Namespace'));
  const pods = documents.filter(({ object }) => isCore(object, 'Pod'));
  return {
    manifests: [...namespaces, ...definitions].map(({ text }) => `---\n${text}`).join(''),
    definitions: definitions.map(({ object }) => object.metadata.name),
    podNamespaces: [
      ...new Set(pods.map(({ object }) => object.metadata.namespace ?? 'default')),
    ].sort(),
  };
}

const isCore = ({ apiVersion, kind }: z.infer<typeof objectSchema>, wanted: string) =>
  apiVersion === 'v1' && kind === wanted;
