import { createLazy } from '../../storage/lazy';

/**
 * Loads the formatter with its metadata, which is a file of its own: the worker starts without parsing it, and the
 * pages don't need another copy.
 */
const loading = createLazy(async () => {
  const [format, packed] = await Promise.all([
    import('./phone-format'),
    fetch('/phone-metadata.txt').then((file) => file.text()),
  ]);
  format.setPhoneMetadata(packed);
  return format;
});

export const loadPhoneFormat = loading.get;
