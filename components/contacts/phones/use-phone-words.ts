import { useEffect, useState } from 'preact/hooks';
import type { formatPhone, NumberFormat } from './phone-format';

/**
 * Says a number as the user wants to read it; as it came until all that is known of the world's numbers is there, which
 * is larger than the page that asks and so loaded after its first drawing, and only where there are numbers.
 */
export function usePhoneWords(format: NumberFormat, hasNumbers: boolean): (phone: string) => string {
  const [loaded, setLoaded] = useState<{ formatPhone: typeof formatPhone }>();
  useEffect(() => {
    if (hasNumbers) void import('./phone-format').then(setLoaded);
  }, [hasNumbers]);
  return (phone) => loaded?.formatPhone(phone, format).display ?? phone;
}
