/**
 * An undo as data: on disk in the lease, held by the watchdog, and run without the harness. Running it twice,
 * or after the fault is already gone, does no harm.
 */
export type UndoAction =
  | {
      readonly kind: 'node-exec';
      /** Container name of the cluster's node. */
      readonly node: string;
      readonly argv: readonly string[];
      readonly describes: string;
    }
  /** Removes the engine's containers (with their volumes), then its networks, that have the label `key=value`. */
  | { readonly kind: 'remove-labelled'; readonly label: string; readonly describes: string };
