/** Whether a text was set to its current value, as some frameworks do for whole lists. */
export const isSameText = ({ type, target, oldValue }: MutationRecord): boolean =>
  type === 'characterData' && oldValue === (target as CharacterData).data;
