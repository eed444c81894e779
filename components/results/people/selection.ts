/** The selected personnel IDs, and the anchor of the next range. */
export interface Selection {
  ids: ReadonlySet<string>;
  anchor: string | undefined;
}

export const nobody: Selection = { ids: new Set(), anchor: undefined };

/** Toggles one person, who becomes the anchor of the next range. */
export function toggle({ ids }: Selection, id: string): Selection {
  const next = new Set(ids);
  if (!next.delete(id)) next.add(id);
  return { ids: next, anchor: id };
}

/**
 * Gives everybody from the anchor to `id`, in display order, the anchor's state, like a shift-click in a file manager.
 * The same as `toggle` if the anchor is not shown.
 */
export function extendTo(selection: Selection, id: string, shown: readonly string[]): Selection {
  const [from, to] = [shown.indexOf(selection.anchor ?? ''), shown.indexOf(id)];
  if (from < 0 || to < 0) return toggle(selection, id);
  const range = shown.slice(Math.min(from, to), Math.max(from, to) + 1);
  const next = new Set(selection.ids);
  const isSelected = selection.ids.has(selection.anchor ?? '');
  for (const one of range) {
    if (isSelected) next.add(one);
    else next.delete(one);
  }
  return { ids: next, anchor: selection.anchor };
}

/** Selects everybody shown, or nobody if everybody is selected already. */
export function toggleAll({ ids }: Selection, shown: readonly string[]): Selection {
  const next = new Set(ids);
  const areAll = shown.every((id) => ids.has(id));
  for (const id of shown) {
    if (areAll) next.delete(id);
    else next.add(id);
  }
  return { ids: next, anchor: undefined };
}
