import type { After } from '../../lensmor/exchange';

export const WAKE_UP_ALARM = 'wake-up';

/** The parts of `browser.alarms` used here. */
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
 * Declares alarms as persistent across browser sessions. Only Chrome 150 and newer accepts this; other browsers reject
 * it, so the alarm is created without it. Each start of the worker creates an alarm that the browser has lost.
 */
export function createPersistentAlarms(alarms: Alarms): Alarms {
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
  /** Ensures that some alarm will wake the worker. Call this before storing work. */
  ensure(): Promise<void>;
  /** Wakes the worker at `dueAt` (milliseconds since 1970), or never if `undefined`. Replaces the previous wake-up. */
  set(dueAt: number | undefined): Promise<void>;
}

/** Alarms repeat, so that a worker that dies before it sets the next one is woken again. */
const PERIOD_MS = 60_000;
/** The browser terminates an idle worker after 30 s; timers below that, set one after the other, keep it awake. */
const LONGEST_TIMER_MS = 20_000;
const TOLERANCE_MS = 1000;

/**
 * One named alarm for the earliest due time. Delays too short for an alarm use a timer, with the alarm as a safety net in
 * case the worker dies. An alarm with the right time is left alone, because creating it again restarts it: re-created at
 * every wake-up, it might never fire.
 */
export function createWakeUp(options: {
  alarms: Alarms;
  /** The shortest alarm delay: 30 s in Chrome, 60 s in Firefox. Shorter ones fire late. */
  floorMs: number;
  now: () => number;
  after: After;
  /** Called by the timer. The alarm is handled elsewhere, by a listener for `alarms.onAlarm`. */
  onTimer: () => void;
}): WakeUp {
  const { alarms, floorMs, now, after, onTimer } = options;
  let cancelTimer = () => {};

  async function setAlarm(earliest: number, latest: number, when: number): Promise<void> {
    const alarm = await alarms.get(WAKE_UP_ALARM);
    const isRight =
      alarm?.periodInMinutes !== undefined &&
      alarm.scheduledTime >= earliest - TOLERANCE_MS &&
      alarm.scheduledTime <= latest + TOLERANCE_MS;
    if (!isRight) await alarms.create(WAKE_UP_ALARM, { when, periodInMinutes: PERIOD_MS / 60_000 });
  }

  /** Ensures that an alarm fires soon; the exact time doesn't matter. */
  const setSafetyNet = () => setAlarm(now(), now() + floorMs + PERIOD_MS, now() + floorMs);

  return {
    ensure: setSafetyNet,
    async set(dueAt) {
      cancelTimer();
      cancelTimer = () => {};
      if (dueAt === undefined) {
        await alarms.clear(WAKE_UP_ALARM);
        return;
      }
      const delayMs = Math.max(0, dueAt - now());
      if (delayMs >= floorMs) return setAlarm(dueAt, dueAt, dueAt);
      cancelTimer = after(Math.min(delayMs, LONGEST_TIMER_MS), onTimer);
      await setSafetyNet();
    },
  };
}
