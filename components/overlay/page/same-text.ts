/** Whether a text was set to the value it already had, as some frameworks do for whole lists. */
export const isSameText = ({ type, target, oldValue }: MutationRecord): boolean =>
  type === 'characterData' && oldValue === (target as CharacterData).data;
