import { useEffect, useState } from 'preact/hooks';
import { loadPhoneFormat } from './load-phone-format';
import type { copiedFormat, formatPhone, NumberFormat } from './phone-format';

/** A number as it is shown, and as it is copied; see `copiedFormat`. */
export type WritePhone = (phone: string) => { shown: string; copied: string };

/**
 * Formats numbers as the user prefers. The formatter is larger than the page itself, so it is loaded after the first
 * render and only if there are numbers. Until then, numbers are shown as they arrived.
 */
export function usePhoneFormatter(format: NumberFormat, hasNumbers: boolean): WritePhone {
  const [loaded, setLoaded] = useState<{ formatPhone: typeof formatPhone; copiedFormat: typeof copiedFormat }>();
  useEffect(() => {
    if (hasNumbers) void loadPhoneFormat().then(setLoaded);
  }, [hasNumbers]);
  return (phone) => {
    if (!loaded) return { shown: phone, copied: phone };
    const write = (as: NumberFormat) => loaded.formatPhone(phone, as).display;
    return { shown: write(format), copied: write(loaded.copiedFormat(format)) };
  };
}
