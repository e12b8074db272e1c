import { z } from 'zod';
import type { ProbeSpec, Readiness, System } from '../model/system.ts';
import { duration, objectName, positiveDuration, text } from './fields.ts';
import { readYaml } from './yaml-file.ts';

/** A path below the system's folder: what a system brings along, it brings in its own folder. */
const innerPath = text.refine(
  (path) => !/^([/\\~]|[A-Za-z]:)/.test(path) && !path.split(/[/\\]/).includes('..'),
  'must be a path inside the folder of system.yaml: neither absolute nor with ".."',
);

const image = z.preprocess(
  (value) => (typeof value === 'string' ? { name: value } : value),
  z.strictObject({ name: text, build: innerPath.optional() }),
);

const readyKinds = [
  'Deployment',
  'StatefulSet',
  'DaemonSet',
  'Job',
  'PersistentVolumeClaim',
] as const satisfies readonly Readiness['kind'][];
const methods = ['GET', 'POST', 'PUT', 'DELETE', 'HEAD'] as const satisfies readonly string[];

const probe = z
  .strictObject({
    name: text,
    request: z
      .strictObject({
        method: z.enum(methods).default('GET'),
        url: z.url({ protocol: /^https?$/, error: 'must be an http:// or https:// address' }),
        headers: z.record(z.string(), z.string()).default({}),
        json: z.unknown().optional(),
        body: z.string().optional(),
      })
      .refine(({ json, body }) => json === undefined || body === undefined, {
        message: 'give either json or body',
      }),
    expect: z.strictObject({
      status: z.number().int().min(100).max(599),
      bodyIncludes: text.optional(),
    }),
    rate: z.number().min(1, 'at least once a second').max(100, 'at most 100 a second').default(20),
    timeout: positiveDuration.default(1_000),
  })
  .refine(({ request, expect }) => request.method !== 'HEAD' || !expect.bodyIncludes, {
    message: 'the answer to HEAD has no body: ask with GET, or leave bodyIncludes out',
  })
  .transform(({ name, request, expect, rate, timeout }): ProbeSpec => {
    const { method, url, json } = request;
    const body = json === undefined ? request.body : JSON.stringify(json);
    const headers =
      json === undefined
        ? request.headers
        : { 'Content-Type': 'application/json', ...request.headers };
    return {
      name,
      kind: 'http',
      method,
      url,
      headers,
      ...(body !== undefined && { body }),
      rate,
      timeoutMs: timeout,
      expect: {
        status: expect.status,
        ...(expect.bodyIncludes !== undefined && { bodyIncludes: expect.bodyIncludes }),
      },
    };
  });

const systemSchema = z.strictObject({
  name: objectName,
  images: z.array(image).default([]),
  manifests: innerPath.default('manifests'),
  namespaces: z.array(objectName).min(1, 'at least one namespace'),
  ready: z
    .array(z.strictObject({ kind: z.enum(readyKinds), namespace: objectName, name: objectName }))
    .min(1, 'at least one thing that must be ready'),
  readyTimeout: duration.default(120_000),
  probes: z
    .array(probe)
    .min(1, 'at least one probe: without one nobody sees the fault')
    .refine((probes) => new Set(probes.map(({ name }) => name)).size === probes.length, {
      message: 'each probe needs a name of its own',
    }),
  operator: z.strictObject({ tools: z.array(text).default([]) }).default({ tools: [] }),
});

/**
 * Reads a `system.yaml`. `folder` is its folder; build folders come out joined to it.
 * BAD_SYSTEM with every fault found, each with its `file:line:column`.
 */
export function parseSystem(folder: string, file: string, source: string): System {
  const { images, manifests, readyTimeout, operator, ...same } = readYaml(
    { file, text: source },
    systemSchema,
    'BAD_SYSTEM',
  );
  return {
    ...same,
    folder,
    manifests: [manifests],
    workers: [],
    mirrored: [],
    inventories: [],
    parts: {},
    images: images.map(({ name, build }) => ({
      name,
      ...(build !== undefined && { build: `${folder}/${build}` }),
    })),
    readyTimeoutMs: readyTimeout,
    operatorTools: operator.tools,
  };
}
