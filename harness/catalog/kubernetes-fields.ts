import type { Known } from '../scenario/merge/known.ts';

type FieldsOf = Known['fieldsOf'];

interface Model {
  getAttributeTypeMap(): readonly { readonly baseName: string; readonly type: string }[];
}

/**
 * The fields of Kubernetes' types, as its client for Node lists them. Only the client's list is loaded, not the client:
 * that takes as long as all else that a plan needs.
 */
export async function kubernetesFields(): Promise<FieldsOf> {
  const models: Readonly<Record<string, unknown>> = await import(
    '@kubernetes/client-node/dist/gen/models/ObjectSerializer.js'
  );
  const known = new Map<string, ReadonlyMap<string, string>>();
  return (type) => {
    const model = models[type];
    if (!isModel(model)) return undefined;
    const fields =
      known.get(type) ??
      new Map(model.getAttributeTypeMap().map(({ baseName, type }) => [baseName, type]));
    known.set(type, fields);
    return fields;
  };
}

const isModel = (value: unknown): value is Model =>
  typeof value === 'function' && 'getAttributeTypeMap' in value;
