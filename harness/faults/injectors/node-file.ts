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

const schema = z
  .strictObject({
    ...placeShape,
    /** A file; with `*` in its name, every file that matches. */
    path: z.string().regex(/^(\/[\w.*-]+)+$/, {
      error: 'must be an absolute path of letters, digits, ".", "_", "-" and "*"',
    }),
    /** What is in it instead. Default: the file is gone. */
    content: z.string().optional(),
    /** A service that reads it when it starts. */
    restart: unitName.optional(),
  })
  .refine(isOnePlace, onePlaceIssue)
  .refine(({ path, content }) => content === undefined || !path.includes('*'), {
    error: 'needs the path of one file to write content to it',
  });

const isThere = `for file in $1; do [ ! -f "$file" ] || exit 0; done
echo 'there is no such file' >&2; exit 1`;
const breaking = `for file in $1; do
  [ -f "$file" ] || continue
  mkdir -p "$keep/files$(dirname "$file")"
  cp -a "$file" "$keep/files$file"
  if [ "$2" = write ]; then printf %s "$3" >"$file"; else rm "$file"; fi
done
[ -z "$4" ] || systemctl restart "$4"`;
// What somebody has written since stays: only the fault's own content, or its lack, is undone.
const restoring = `[ -d "$keep/files" ] || exit 0
restored=
for saved in $(find "$keep/files" -type f); do
  file=\${saved#"$keep/files"}
  if [ "$2" = write ]; then
    [ "$(cat "$file" 2>/dev/null)" = "$3" ] || continue
    # Into the file as it is: its owner and its rights may have been put right meanwhile.
    cat "$saved" >"$file"
  else
    [ ! -e "$file" ] || continue
    mkdir -p "$(dirname "$file")"
    cp -a "$saved" "$file"
  fi
  restored=yes
done
[ -z "$4" ] || [ -z "$restored" ] || systemctl restart "$4"`;
const looking = `for file in $1; do
  if [ "$2" = write ] && [ "$(cat "$file" 2>/dev/null)" = "$3" ]; then echo false; exit; fi
  if [ "$2" = remove ] && [ ! -f "$file" ]; then echo false; exit; fi
done
echo true`;

/** Takes files of a node or of a machine away, or writes something else into one. */
export const nodeFile: Injector<z.output<typeof schema>> = {
  kind: 'node-file',
  schema,
  async aim({ path, content, restart, ...place }, cluster) {
    const node = await findPlace(place, cluster);
    const scripts = onNode(cluster, node);
    const label = `${node}:${path}`;
    await scripts.run(isThere, [path], `${label} cannot be read`);
    // The shell compares without newlines at the end.
    const written = content?.replace(/\n+$/, '');
    const args = [path, written === undefined ? 'remove' : 'write', written ?? '', restart ?? ''];
    return {
      targets: [`file/${label}`],
      undo: [scripts.undo(restoring, args, `restore ${label}`)],
      inject: async () => {
        await scripts.inject(breaking, args, `${label} could not be changed`);
      },
      isGone: () => scripts.isTrue(looking, args, `${label} cannot be read`),
    };
  },
};
