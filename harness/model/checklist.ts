/** What answers an item of the runbook's checklist once the system has recovered. */
export type ChecklistAnswer =
  /** Runs in the operator's shell; the item holds if it ends with 0. */
  | { readonly kind: 'command'; readonly command: string }
  /** The item holds if this probe passes as often in a row as a recovery needs. */
  | { readonly kind: 'probe'; readonly probe: string };

/** `says`: words of the item. */
export type AnsweredItem = ChecklistAnswer & { readonly says: string };
