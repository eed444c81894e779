import type { After } from '../../lensmor/exchange';

export const WAKE_UP_ALARM = 'wake-up';

/** The part of `browser.alarms` that is needed. */
export interface Alarms {
  get(name: string): Promise<Alarm | undefined>;
  create(name: string, info: AlarmInfo): Promise<void> | void;
  clear(name: string): Promise<boolean>;
}
interface AlarmInfo {
  when: number;
  periodInMinutes: number;
  persistAcrossSessions?: boolean;
}
interface Alarm {
  scheduledTime: number;
  periodInMinutes?: number | undefined;
}

/**
 * The same alarms, declared to outlive the browser where that can be declared: since Chrome 150, which other browsers and
 * versions reject. They keep alarms, or lose them, as they always did, and each start of the worker sets what is missing.
 */
export function createLastingAlarms(alarms: Alarms): Alarms {
  let canDeclare = true;
  return {
    get: (name) => alarms.get(name),
    clear: (name) => alarms.clear(name),
    async create(name, info) {
      if (canDeclare) {
        try {
          return await alarms.create(name, { ...info, persistAcrossSessions: true });
        } catch {
          canDeclare = false;
        }
      }
      await alarms.create(name, info);
    },
  };
}

export interface WakeUp {
  /** Makes sure that something will wake the worker, before there is a reason to. */
  ensure(): Promise<void>;
  /** Wakes at `dueAt` (milliseconds since 1970), or never again when `undefined`. Replaces what was set before. */
  set(dueAt: number | undefined): Promise<void>;
}

/** An alarm repeats at this pace until it is set again, so a worker that dies at work is woken again. */
const PERIOD_MS = 60_000;
/** An idle worker dies after 30 s; a timer that is set again and again before that keeps it awake. */
const LONGEST_TIMER_MS = 20_000;
const TOLERANCE_MS = 1000;

/**
 * One named alarm for the earliest due time. A wait below the alarm's floor is a timer's, with the alarm as the net for
 * a worker that is killed meanwhile. Creating an alarm restarts it, so one that is right is left alone: one that is
 * created again at every wake may never ring.
 */
export function createWakeUp(options: {
  alarms: Alarms;
  /** 30 s in Chrome, 60 s in Firefox: alarms closer than that ring late. */
  floorMs: number;
  now: () => number;
  after: After;
  /** A timer's ring; the alarm's goes to whoever listens to `alarms.onAlarm`. */
  onTimer: () => void;
}): WakeUp {
  const { alarms, floorMs, now, after, onTimer } = options;
  let callOff = () => {};

  async function setAlarm(earliest: number, latest: number, when: number): Promise<void> {
    const alarm = await alarms.get(WAKE_UP_ALARM);
    const isRight =
      alarm?.periodInMinutes !== undefined &&
      alarm.scheduledTime >= earliest - TOLERANCE_MS &&
      alarm.scheduledTime <= latest + TOLERANCE_MS;
    if (!isRight) await alarms.create(WAKE_UP_ALARM, { when, periodInMinutes: PERIOD_MS / 60_000 });
  }

  /** Whatever else happens, an alarm rings soon; when exactly does not matter. */
  const setNet = () => setAlarm(now(), now() + floorMs + PERIOD_MS, now() + floorMs);

  return {
    ensure: setNet,
    async set(dueAt) {
      callOff();
      callOff = () => {};
      if (dueAt === undefined) {
        await alarms.clear(WAKE_UP_ALARM);
        return;
      }
      const delayMs = Math.max(0, dueAt - now());
      if (delayMs >= floorMs) return setAlarm(dueAt, dueAt, dueAt);
      callOff = after(Math.min(delayMs, LONGEST_TIMER_MS), onTimer);
      await setNet();
    },
  };
}
