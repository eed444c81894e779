/**
 * Remembers, outside of `storage.local`, that somebody has used the extension. A profile whose storage was lost looks
 * like a new one otherwise, and nobody would be told. It says nothing else, and goes with "Delete everything".
 */
export const createUseMark = (storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>) => ({
  set: () => storage.setItem('isUsed', 'yes'),
  isSet: () => storage.getItem('isUsed') !== null,
  remove: () => storage.removeItem('isUsed'),
});
