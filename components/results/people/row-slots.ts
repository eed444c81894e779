/** The element each rendered person has, by personnel ID, as a number. */
export type RowSlots = ReadonlyMap<string, number>;

/**
 * Gives each person to render an element. Those who had one keep it. The others take over those of people who are gone,
 * because changing texts takes a third of the time of creating a row. The element of `focused` is left to nobody:
 * otherwise, the focus would move to another person unnoticed.
 */
export function assignSlots(before: RowSlots, ids: readonly string[], focused: string | undefined): RowSlots {
  const stays = new Set(ids);
  const free = [...before].flatMap(([id, slot]) => (stays.has(id) || id === focused ? [] : [slot]));
  let next = Math.max(-1, ...before.values()) + 1;
  return new Map(ids.map((id) => [id, before.get(id) ?? free.shift() ?? next++]));
}
