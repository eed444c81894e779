import type { FormattedPhone } from '../../contacts/phones/phone-format';
import type { ZonesOf } from '../../contacts/phones/phone-zones';

/** The local time where a number is, such as `14:05`; absent if the number doesn't reveal its location. */
export type LocalTimeOf = (phone: Pick<FormattedPhone, 'href' | 'country'>, now: number) => string | undefined;

interface Clock {
  /** `2026-11-24 14:05`, for sorting. */
  order: Intl.DateTimeFormat;
  today(): Intl.DateTimeFormat;
  anotherDay(): Intl.DateTimeFormat;
}

/**
 * Formats times in this language, with the weekday if it differs from the user's, and as a range (`09:05–11:05`) if the
 * number may be in several time zones. Formatters are created when they are needed, once
 * per zone, because that costs more than using them.
 */
export function createLocalTimes(zonesOf: ZonesOf, language: string): LocalTimeOf {
  const clocks = new Map<string, Clock>();
  const here = orderIn(undefined);
  /** At the time of the last call. */
  let texts = new Map<readonly string[], string | undefined>();
  let textsAt: number | undefined;

  function clockOf(zone: string): Clock {
    const clock = clocks.get(zone) ?? newClock(zone, language);
    clocks.set(zone, clock);
    return clock;
  }

  function textOf(zones: readonly string[], now: number): string | undefined {
    const there = zones
      .map(clockOf)
      .map((clock) => ({ clock, order: clock.order.format(now) }))
      .sort((one, other) => (one.order < other.order ? -1 : 1));
    const [first, last] = [there[0], there.at(-1)];
    if (!first || !last) return undefined;
    const today = here.format(now).slice(0, 10);
    const show = ({ clock, order }: (typeof there)[number]) =>
      (order.startsWith(today) ? clock.today() : clock.anotherDay()).format(now);
    return first.order === last.order ? show(first) : `${show(first)}–${show(last)}`;
  }

  return (phone, now) => {
    if (textsAt !== now) texts = new Map();
    textsAt = now;
    const zones = zonesOf(phone);
    if (!texts.has(zones)) texts.set(zones, textOf(zones, now));
    return texts.get(zones);
  };
}

const orderIn = (timeZone: string | undefined) =>
  new Intl.DateTimeFormat('sv', { timeZone, dateStyle: 'short', timeStyle: 'short' });

function newClock(timeZone: string, language: string): Clock {
  const time: Intl.DateTimeFormatOptions = { timeZone, hour: 'numeric', minute: '2-digit' };
  let today: Intl.DateTimeFormat | undefined;
  let anotherDay: Intl.DateTimeFormat | undefined;
  return {
    order: orderIn(timeZone),
    today() {
      today ??= new Intl.DateTimeFormat(language, time);
      return today;
    },
    anotherDay() {
      anotherDay ??= new Intl.DateTimeFormat(language, { ...time, weekday: 'short' });
      return anotherDay;
    },
  };
}
