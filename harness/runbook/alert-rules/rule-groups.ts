import type { Document, Node } from 'yaml';
import { yaml } from '../lazy-yaml.ts';

/** A part of a YAML document: its value, and where it stands. */
export interface Part {
  readonly value: unknown;
  readonly node: Node;
}

/** Rules that Prometheus evaluates together. */
export interface RuleGroup {
  /** The group as the page writes it; absent where the page has a bare list of rules. */
  readonly written?: Part;
  readonly rules: readonly Part[];
}

/** The groups of rules in a document; none if it is about something else. */
export function ruleGroups(document: Document.Parsed): readonly RuleGroup[] {
  const { contents } = document;
  if (!contents) return [];
  const whole: Part = { value: contents.toJS(document), node: contents };
  const inObject = partAt(partAt(whole, 'spec', document), 'groups', document);
  const groups = inObject ?? partAt(whole, 'groups', document) ?? whole;
  const entries = itemsOf(groups, document);
  const written = entries.filter((entry) => partAt(entry, 'rules', document));
  if (written.length > 0 && written.length === entries.length) {
    return written.map((group) => ({
      written: group,
      rules: itemsOf(partAt(group, 'rules', document), document),
    }));
  }
  const rules = entries.length > 0 ? entries : [whole];
  return rules.some(({ value }) => isRule(value)) ? [{ rules }] : [];
}

/** Other lists have entries with an `alert` as well, such as those that route alerts to people. */
const isRule = (value: unknown): boolean =>
  isFields(value) &&
  ('alert' in value || 'record' in value) &&
  ['expr', 'for', 'annotations'].some((key) => key in value);

export const isFields = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The value of a key, and where it stands. */
function partAt(part: Part | undefined, key: string, document: Document.Parsed): Part | undefined {
  const { isMap, isNode } = yaml();
  if (!part || !isFields(part.value) || !isMap(part.node)) return undefined;
  const node = part.node.get(key, true);
  return isNode(node) ? { value: node.toJS(document), node } : undefined;
}

function itemsOf(part: Part | undefined, document: Document.Parsed): readonly Part[] {
  const { isNode, isSeq } = yaml();
  if (!part || !isSeq(part.node)) return [];
  return part.node.items.filter(isNode).map((node) => ({ value: node.toJS(document), node }));
}
