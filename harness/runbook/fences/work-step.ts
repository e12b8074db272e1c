import type { InstructionStep, Step, YamlStep } from '../../model/runbook.ts';
import type { Block, FenceBlock } from '../markdown/block.ts';
import type { Source } from '../markdown/source.ts';
import { yamlHoles } from '../placeholders/yaml-holes.ts';
import { joinLines } from './fence-text.ts';
import { type FenceWork, workOf } from './fence-work.ts';

/** The work that the words above order with a fence that is not shell. */
interface WorkStep {
  /** YAML; or the order to change a program or to create a script, whose fence is material. */
  readonly step: YamlStep | InstructionStep;
  /** The same order, read as an instruction before. */
  readonly instead?: InstructionStep;
}

/** Undefined where nothing is ordered. `steps`: those above. */
export function workStep(
  source: Source,
  blocks: readonly Block[],
  index: number,
  steps: readonly Step[],
): WorkStep | undefined {
  const fence = blocks[index];
  const work = fence?.kind === 'fence' ? workOf(source, blocks, index, fence) : undefined;
  if (fence?.kind !== 'fence' || !work) return undefined;
  const last = steps.findLast(({ kind }) => kind !== 'material');
  const places = [work.label?.place, fence.item && source.placeAt(fence.item.markFrom)];
  const isIts = places.some((place) => place && place.line === last?.place.line);
  const above = last?.kind === 'instruction' && isIts ? last : undefined;
  const step = work.kind === 'yaml' ? yamlStep(source, fence, work) : orderStep(fence, work, above);
  return step && { step, ...(above && { instead: above }) };
}

/** The YAML of a fence, from its first line to its last that is not blank. */
function yamlStep(source: Source, { lines }: FenceBlock, { label }: FenceWork): YamlStep {
  const start = lines.findIndex(({ text }) => text.trim() !== '');
  const end = lines.findLastIndex(({ text }) => text.trim() !== '');
  const { text, inDocument } = joinLines(lines.slice(start, end + 1));
  const placeAt = (offset: number) => source.placeAt(inDocument(offset));
  return {
    kind: 'yaml',
    ...(label && { label }),
    place: placeAt(0),
    endLine: source.lineAt(inDocument(text.length)),
    text,
    placeholders: yamlHoles(text).map(({ syntax, name, at }) => ({
      ...{ syntax, name, place: placeAt(at) },
    })),
  };
}

/** The order to change a program or to create a script; `above`: the same order, read as a list item. */
function orderStep(
  { language }: FenceBlock,
  { kind, label }: FenceWork,
  above: InstructionStep | undefined,
): InstructionStep | undefined {
  const changed = kind === 'code' ? { code: language ?? '' } : {};
  if (above) return { ...above, ...changed };
  if (!label) return undefined;
  const { text, place } = label;
  const labelled = label.item === undefined ? {} : { label };
  return { kind: 'instruction', ...labelled, place, endLine: place.line, text, ...changed };
}
