/**
 * Remembers, outside `storage.local`, that the extension has been used. Without it, a profile that lost its storage
 * would look new, and the loss would go unnoticed. It stores nothing else; "Delete everything" removes it.
 */
export const createUseMark = (storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>) => ({
  set: () => storage.setItem('isUsed', 'yes'),
  isSet: () => storage.getItem('isUsed') !== null,
  remove: () => storage.removeItem('isUsed'),
});
