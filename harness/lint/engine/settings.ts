import { z } from 'zod';
import { didYouMean } from '../../model/nearest.ts';
import { text } from '../../scenario/fields.ts';
import { objectivesSchema } from '../../scenario/objective-schema.ts';
import { placeInYaml, readYaml } from '../../scenario/yaml-file.ts';
import { isShellcheck } from './ignores.ts';
import { knownRules } from './known-rules.ts';
import { type Level, type Settings, shellcheckRules } from './levels.ts';
import { ruleCrashed } from './rule-crashed.ts';

const names = [...knownRules.map(({ name }) => name), shellcheckRules];
const levels: readonly string[] = ['error', 'warning', 'note', 'off'] satisfies readonly Level[];

const rules = z.record(z.string(), z.unknown()).transform((given, context) => {
  const add = (name: string, message: string) =>
    context.addIssue({ code: 'custom', path: [name], message });
  for (const [name, level] of Object.entries(given)) {
    if (!names.includes(name) && !isShellcheck(name)) {
      const near = didYouMean(name, names) || ' docs/check.md lists them.';
      add(name, `this rule does not exist.${near}`);
    } else if (name === ruleCrashed.name && level !== ruleCrashed.severity) {
      add(name, `cannot be set to ${level}: a failure of Firedrill itself is always an error`);
    } else if (!levels.includes(String(level))) {
      add(name, `must be one of ${levels.join(', ')}`);
    }
  }
  return given as Readonly<Record<string, Level>>;
});

/** Accepts a key without a value, as remains when its lines are commented out. */
const orNothing = <Shape extends z.ZodType>(shape: Shape) =>
  z.preprocess((value) => value ?? {}, shape);

const settingsSchema = orNothing(
  z.strictObject({
    check: orNothing(
      z.strictObject({
        rules: orNothing(rules),
        files: z.array(text).min(1, 'must name a file').optional(),
      }),
    ),
    objectives: z.preprocess((value) => value ?? [], objectivesSchema),
  }),
);

/** Reads a `.firedrill.yaml`. Fails with BAD_SETTINGS, which lists every mistake with its place. */
export function parseSettings(file: string, source: string): Settings {
  const { check, objectives } = readYaml({ file, text: source }, settingsSchema, 'BAD_SETTINGS');
  const placeOf = (...path: readonly (string | number)[]) =>
    placeInYaml({ file, text: source }, path);
  return {
    levels: new Map(Object.entries(check.rules)),
    files: (check.files ?? []).map((path, index) => ({
      path,
      place: placeOf('check', 'files', index),
    })),
    objectives: objectives.map((one, index) => ({ ...one, place: placeOf('objectives', index) })),
  };
}
