/** Whether a text was set to what it was: frameworks do that to all of a list, time and again. */
export const isSameText = ({ type, target, oldValue }: MutationRecord): boolean =>
  type === 'characterData' && oldValue === (target as CharacterData).data;
