import { useEffect, useState } from 'preact/hooks';
import { loadPhoneFormat } from './load-phone-format';
import type { formatPhone, NumberFormat } from './phone-format';

/**
 * Formats numbers as the user prefers. The formatter is larger than the page itself, so it is loaded after the first
 * render and only if there are numbers. Until then, numbers are shown as they arrived.
 */
export function usePhoneFormatter(format: NumberFormat, hasNumbers: boolean): (phone: string) => string {
  const [loaded, setLoaded] = useState<{ formatPhone: typeof formatPhone }>();
  useEffect(() => {
    if (hasNumbers) void loadPhoneFormat().then(setLoaded);
  }, [hasNumbers]);
  return (phone) => loaded?.formatPhone(phone, format).display ?? phone;
}
