import { builtInType, isServed } from '../../runbook/kubectl/resource-types.ts';
import { newest } from '../../runbook/kubectl/versions.ts';

/** The name of the type of a kind, as the fields are listed by: `V1Deployment`; undefined for a custom resource. */
export function typeOfKind(kind: string, apiVersion?: string): string | undefined {
  const type = builtInType(kind);
  if (!type) return undefined;
  if (apiVersion === undefined) {
    const served = type.served.get(newest) ?? [];
    // What kubectl asks for: the newest stable version.
    const version = served.findLast((one) => /^v\d+$/.test(one)) ?? served.at(-1);
    return version === undefined ? undefined : `${capital(version)}${type.kind}`;
  }
  const version = apiVersion.split('/').at(-1) ?? '';
  return isServed(apiVersion, kind, newest) ? `${capital(version)}${kind}` : undefined;
}

const capital = (version: string) => version.replace(/^v/, 'V');
