/** The local time of a number: a range if its zones differ, `undefined` if it has none. */
export function timeIn(zones: readonly string[], now: Date): string | undefined {
  const clocks = zones.map((timeZone) => ({ timeZone, minutes: minutesIn(timeZone, now) }));
  const [first] = clocks.sort((one, other) => one.minutes - other.minutes);
  const last = clocks.at(-1);
  if (!first || !last) return undefined;
  const say = (timeZone: string) =>
    new Intl.DateTimeFormat(undefined, { timeZone, hour: 'numeric', minute: '2-digit' }).format(now);
  return first.minutes === last.minutes ? say(first.timeZone) : `${say(first.timeZone)} – ${say(last.timeZone)}`;
}

/** The zone's local time, in minutes since 1970. */
function minutesIn(timeZone: string, now: Date): number {
  const parts = new Intl.DateTimeFormat('en', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  }).formatToParts(now);
  const of = (type: string) => Number(parts.find((part) => part.type === type)?.value);
  return Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute')) / 60_000;
}
