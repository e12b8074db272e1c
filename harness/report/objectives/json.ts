import type { ObjectiveFormat } from './format.ts';

/** For other programs. `version` counts changes that such a program must know of. */
export const objectivesJson: ObjectiveFormat = {
  name: 'json',
  format: (objectives, { nowMs }) =>
    JSON.stringify({ version: 1, at: new Date(nowMs).toISOString(), objectives }, null, 2),
};
