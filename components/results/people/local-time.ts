import type { FormattedPhone } from '../../contacts/phones/phone-format';
import type { ZonesOf } from '../../contacts/phones/phone-zones';

/** What a clock shows where a number is, such as `14:05`; absent when the number tells no place. */
export type LocalTimeOf = (phone: Pick<FormattedPhone, 'href' | 'country'>, now: number) => string | undefined;

interface Clock {
  /** `2026-11-24 14:05`: in the order of time. */
  order: Intl.DateTimeFormat;
  today: Intl.DateTimeFormat;
  anotherDay: Intl.DateTimeFormat;
}

/**
 * Times as this language writes them, with the weekday when it is another than here, and as a range (`09:05–11:05`)
 * when the number's place may lie in several zones. Clocks are made once a zone: making one costs more than reading it.
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
