import type { FormattedPhone } from '../../contacts/phones/phone-format';
import type { ZonesOf } from '../../contacts/phones/phone-zones';

/** The local time where a number is, such as `14:05`; absent if the number doesn't reveal its location. */
export type LocalTimeOf = (phone: Pick<FormattedPhone, 'href' | 'country'>, now: number) => string | undefined;

interface Clock {
  /** `2026-11-24 14:05`, for sorting. */
  order: Intl.DateTimeFormat;
  today: Intl.DateTimeFormat;
  anotherDay: Intl.DateTimeFormat;
}

/**
 * Formats times in this language, with the weekday if it differs from the user's, and as a range (`09:05–11:05`) if the
 * number may be in several time zones. Formatters are cached per zone, because creating one costs more than using it.
 */
export function createLocalTimes(zonesOf: ZonesOf, language: string): LocalTimeOf {
  const clocks = new Map<string | undefined, Clock>();
  const here = newClock(undefined, language);

  function clockOf(zone: string): Clock {
    const clock = clocks.get(zone) ?? newClock(zone, language);
    clocks.set(zone, clock);
    return clock;
  }

  return (phone, now) => {
    const there = zonesOf(phone)
      .map(clockOf)
      .map((clock) => ({ clock, order: clock.order.format(now) }))
      .sort((one, other) => (one.order < other.order ? -1 : 1));
    const today = here.order.format(now).slice(0, 10);
    const show = ({ clock, order }: (typeof there)[number]) =>
      (order.startsWith(today) ? clock.today : clock.anotherDay).format(now);
    const [first, last] = [there[0], there.at(-1)];
    if (!first || !last) return undefined;
    return first.order === last.order ? show(first) : `${show(first)}–${show(last)}`;
  };
}

function newClock(timeZone: string | undefined, language: string): Clock {
  const time: Intl.DateTimeFormatOptions = { timeZone, hour: 'numeric', minute: '2-digit' };
  return {
    order: new Intl.DateTimeFormat('sv', { timeZone, dateStyle: 'short', timeStyle: 'short' }),
    today: new Intl.DateTimeFormat(language, time),
    anotherDay: new Intl.DateTimeFormat(language, { ...time, weekday: 'short' }),
  };
}
