import { fullName } from '../../model/image-name.ts';
import type { UndoAction } from '../../model/undo-action.ts';
import type { Cluster } from '../../ports.ts';
import { type FaultScripts, newFaultId, onNode } from '../fault-scripts.ts';

// The image keeps its layers under a name that no pod has: nothing is lost, and running containers go on.
const hiding = `n=0
for name in "$@"; do
  [ -n "$(ctr -n k8s.io images ls -q "name==$name")" ] || continue
  n=$((n + 1)); kept=firedrill.io/kept/$id:$n
  echo "$kept $name" >>"$keep/names"
  ctr -n k8s.io images tag --force "$name" "$kept" >/dev/null
  ctr -n k8s.io images rm --sync "$name" >/dev/null
done
`;

// A name that has been pulled again meanwhile stays as it is.
const showing = `[ ! -e "$keep/names" ] || while read -r kept name; do
  [ -n "$(ctr -n k8s.io images ls -q "name==$kept")" ] || continue
  [ -n "$(ctr -n k8s.io images ls -q "name==$name")" ] ||
    ctr -n k8s.io images tag "$kept" "$name" >/dev/null
  ctr -n k8s.io images rm --sync "$kept" >/dev/null
done <"$keep/names"
`;

const looking = `[ -z "$(ctr -n k8s.io images ls -q "name~=^firedrill.io/kept/$1:")" ] && echo true || echo false`;

/** Takes images from the nodes, so that a new pod must pull them even with `IfNotPresent`. */
export function aimImages(
  images: readonly string[],
  cluster: Cluster,
): {
  readonly undo: readonly UndoAction[];
  inject(): Promise<void>;
  isGone(): Promise<boolean>;
} {
  const names = [...new Set(images.map(fullName))];
  const id = newFaultId();
  const places = cluster.nodes.map((node): FaultScripts => onNode(cluster, node, id));
  return {
    undo: places.map((place) =>
      place.undo(showing, [], `give ${place.node} back its copy of ${names.join(', ')}`),
    ),
    inject: async () => {
      for (const place of places) {
        await place.inject(hiding, names, `Images cannot be taken from ${place.node}`);
      }
    },
    isGone: async () => {
      for (const place of places) {
        const what = `Images of ${place.node} cannot be read`;
        if (!(await place.isTrue(looking, [id], what))) return false;
      }
      return true;
    },
  };
}
