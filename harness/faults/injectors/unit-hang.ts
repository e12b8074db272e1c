import { z } from 'zod';
import type { Injector } from '../../ports.ts';
import { onNode } from '../fault-scripts.ts';
import {
  findPlace,
  isOnePlace,
  onePlaceIssue,
  placeShape,
  unitName,
} from '../target/place-on-node.ts';

const schema = z.strictObject({ ...placeShape, unit: unitName }).refine(isOnePlace, onePlaceIssue);

const hasProcess = `pid=$(systemctl show --property MainPID --value "$1")
[ "$pid" -gt 0 ] || { echo "$1 has no process" >&2; exit 1; }
`;
// A process that runs stops only when its processor looks for signals.
const stopping = `systemctl kill --signal=STOP "$1"
${hasProcess}for try in 1 2 3 4 5 6 7 8 9 10; do
  ! grep -q '^State:.T' "/proc/$pid/status" || exit 0
  sleep 0.1
done
echo 'it still runs' >&2; exit 1`;
// A unit that has been restarted or stopped meanwhile has no process that is to go on.
const continuing = 'systemctl kill --signal=CONT "$1" 2>/dev/null || true';
const looking = `pid=$(systemctl show --property MainPID --value "$1")
grep -q '^State:.T' "/proc/$pid/status" 2>/dev/null && echo false || echo true`;

/** Stops all processes of a systemd service with SIGSTOP: systemd still calls it active. */
export const unitHang: Injector<z.output<typeof schema>> = {
  kind: 'unit-hang',
  schema,
  async aim({ unit, ...place }, cluster) {
    const node = await findPlace(place, cluster);
    const scripts = onNode(cluster, node);
    await scripts.run(hasProcess, [unit], `${unit} cannot be stopped on ${node}`);
    return {
      targets: [`unit/${node}/${unit}`],
      undo: [scripts.undo(continuing, [unit], `continue ${unit} on ${node}`)],
      inject: async () => {
        await scripts.inject(stopping, [unit], `${unit} on ${node} could not be stopped`);
      },
      isGone: () => scripts.isTrue(looking, [unit], `${unit} on ${node} cannot be read`),
    };
  },
};
