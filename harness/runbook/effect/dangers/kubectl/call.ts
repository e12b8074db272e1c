import { type Call, flagOf } from '../../../kubectl/invocation.ts';
import type { Danger } from '../danger.ts';
import { dangersOfChange } from './change.ts';
import { dangersOfDelete } from './delete.ts';
import { dangersOfPlugin } from './plugins.ts';

/** The dangers of a call of kubectl or oc. */
export function dangersOfCall(call: Call): readonly Danger[] {
  if (/^(?:client|server|true)$/.test(flagOf(call, '--dry-run')?.value ?? '')) return [];
  if (call.path === 'delete') return dangersOfDelete(call);
  if (call.path === '') return dangersOfPlugin(call);
  return [...dangersOfChange(call)];
}
