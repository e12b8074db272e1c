import { z } from 'zod';
import type { MachinesSpec, System, SystemContents, SystemImage } from '../model/system.ts';
import { checkDrillProbes } from './check-drill-probes.ts';
import { drillValues } from './drill-values-schema.ts';
import { duration, objectName, text } from './fields.ts';
import type { ProbeKind } from './probe-kind.ts';
import { probeKinds } from './probe-schema.ts';
import {
  contentKeys,
  image,
  manifests,
  namespaces,
  partOf,
  probesOf,
  ready,
  type WrittenContents,
} from './system-contents.ts';
import { checkDoubles } from './system-doubles.ts';
import { readYaml } from './yaml-file.ts';

/** Its name in `images.yaml`. */
const usualWorkstation = { name: 'operator' } as const;

const schemaOf = (kinds: readonly ProbeKind[]) =>
  z
    .strictObject({
      name: objectName,
      ...contentKeys,
      manifests: manifests.default(['manifests']),
      namespaces: namespaces.min(1, 'needs at least one namespace'),
      ready: ready.min(1, 'needs at least one object that must be ready'),
      readyTimeout: duration.default(120_000),
      authority: z
        .strictObject({ namespace: objectName, configMap: objectName, key: text })
        .optional(),
      probes: probesOf(kinds).min(
        1,
        'needs at least one probe: without a probe nothing sees the fault',
      ),
      operator: z
        .strictObject({
          image: image.default(usualWorkstation),
          tools: z.array(text).default([]),
          setup: text.optional(),
          exhaust: text.optional(),
          reset: text.optional(),
        })
        .default({ image: usualWorkstation, tools: [] }),
      drills: drillValues.optional(),
      parts: z.record(text, partOf(kinds)).default({}),
    })
    .superRefine(checkDoubles)
    .superRefine(checkDrillProbes);

const usualSchema = schemaOf(probeKinds);

/**
 * Reads a `system.yaml`. `folder` is its folder; build folders are joined to it.
 * BAD_SYSTEM with every fault found, each with its `file:line:column`.
 */
export function parseSystem(
  folder: string,
  file: string,
  source: string,
  kinds: readonly ProbeKind[] = probeKinds,
): System {
  const { name, readyTimeout, authority, operator, drills, parts, ...top } = readYaml(
    { file, text: source },
    kinds === probeKinds ? usualSchema : schemaOf(kinds),
    'BAD_SYSTEM',
  );
  return {
    name,
    folder,
    ...placed(top, folder),
    readyTimeoutMs: readyTimeout,
    ...(authority && { authority }),
    operatorImage: placedImage(operator.image, folder),
    operatorTools: operator.tools,
    ...(operator.setup !== undefined && { operatorSetup: operator.setup }),
    ...(operator.exhaust !== undefined && { operatorExhaust: operator.exhaust }),
    ...(operator.reset !== undefined && { operatorReset: operator.reset }),
    ...(drills && { drills }),
    parts: Object.fromEntries(
      Object.entries(parts).map(([name, contents]) => [name, placed(contents, folder)]),
    ),
  };
}

type WrittenImage = WrittenContents['images'][number];

const placedImage = ({ name, build }: WrittenImage, folder: string): SystemImage => ({
  name,
  ...(build !== undefined && { build: `${folder}/${build}` }),
});

function placed(contents: WrittenContents, folder: string): SystemContents {
  const image = (written: WrittenImage) => placedImage(written, folder);
  const { alerts, machines, ...same } = contents;
  return {
    ...same,
    images: contents.images.map(image),
    mirrored: contents.mirrored.map(({ as, ...rest }) => ({ image: image(rest.image), as })),
    ...(alerts && { alerts }),
    ...(machines && { machines: machinesOf(machines, image) }),
  };
}

function machinesOf(
  { memoryMb, ...written }: NonNullable<WrittenContents['machines']>,
  image: (written: WrittenImage) => SystemImage,
): MachinesSpec {
  return {
    ...written,
    image: image(written.image),
    images: written.images.map(image),
    ...(memoryMb !== undefined && { memoryMb }),
  };
}
