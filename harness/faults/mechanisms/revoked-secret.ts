import { z } from 'zod';
import { HarnessError } from '../../errors.ts';
import type { AimedFault, Cluster } from '../../ports.ts';
import { objectPatch } from '../injectors/object-patch.ts';

const entrySchema = z.looseObject({
  username: z.string().optional(),
  auth: z.string().optional(),
});
const registries = z.record(z.string(), entrySchema);

/** Where a pull secret has its registries, by its type. */
const forms = [
  { key: '.dockerconfigjson', schema: z.object({ auths: registries }) },
  { key: '.dockercfg', schema: registries.transform((auths) => ({ auths })) },
] as const;

/**
 * Replaces the credentials of a pull secret by revoked ones. The undo restores them, unless somebody has
 * replaced them since.
 */
export async function aimPullSecret(
  { namespace, name }: { readonly namespace: string; readonly name: string },
  cluster: Cluster,
  signal: AbortSignal,
): Promise<AimedFault> {
  const { items } = await cluster.core.listNamespacedSecret({ namespace });
  const data = items.find(({ metadata }) => metadata?.name === name)?.data ?? {};
  const form = forms.find(({ key }) => key in data);
  if (!form) {
    const names = items.filter((one) => forms.some(({ key }) => key in (one.data ?? {})));
    const there = names.map(({ metadata }) => metadata?.name).join(', ') || 'none';
    throw new HarnessError(
      'FAULT_FAILED',
      `There is no pull secret "${name}" in namespace "${namespace}". There are: ${there}.`,
      { next: 'Correct the fault’s secret in the scenario.' },
    );
  }
  const { auths } = readSecret(form, data[form.key] ?? '', `${namespace}/${name}`);
  const revoked = Object.fromEntries(
    Object.entries(auths).map(([registry, { username, auth = '' }]) => {
      const user = username ?? decoded(auth).split(':')[0] ?? '';
      return [registry, { username: user, password, auth: encoded(`${user}:${password}`) }];
    }),
  );
  const text = JSON.stringify(form.key === '.dockercfg' ? revoked : { auths: revoked });
  const object = { apiVersion: 'v1', kind: 'Secret', namespace, name };
  const patch = { data: { [form.key]: encoded(text) } };
  return objectPatch.aim({ object, patch }, cluster, signal);
}

/** An error quotes nothing of the secret. */
function readSecret({ key, schema }: (typeof forms)[number], value: string, name: string) {
  try {
    return schema.parse(JSON.parse(decoded(value)));
  } catch {
    throw new HarnessError('FAULT_FAILED', `${key} of pull secret ${name} cannot be read.`, {
      next: 'Create it with `kubectl create secret docker-registry`, or name another one.',
    });
  }
}

const password = 'revoked';
const encoded = (text: string) => Buffer.from(text).toString('base64');
const decoded = (text: string) => Buffer.from(text, 'base64').toString();
