/** Who is selected, by personnel ID, and from whom the next range goes. */
export interface Selection {
  ids: ReadonlySet<string>;
  anchor: string | undefined;
}

export const nobody: Selection = { ids: new Set(), anchor: undefined };

/** Turns one person's selection round, and makes them the start of the next range. */
export function toggle({ ids }: Selection, id: string): Selection {
  const next = new Set(ids);
  if (!next.delete(id)) next.add(id);
  return { ids: next, anchor: id };
}

/**
 * Gives everybody from the anchor to `id`, in the order that is shown, what the anchor has: as with shift in a list of
 * files or mails. Without an anchor that is shown, the same as `toggle`.
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

/** Selects all who are shown; when they all are already, nobody of them. */
export function toggleAll({ ids }: Selection, shown: readonly string[]): Selection {
  const next = new Set(ids);
  const areAll = shown.every((id) => ids.has(id));
  for (const id of shown) {
    if (areAll) next.delete(id);
    else next.add(id);
  }
  return { ids: next, anchor: undefined };
}
