import type { Alarms } from '../../../components/tasks/following/wake-up';
import type { VirtualClock } from './clock';

/** The minimum alarm delay of a packed extension in Chrome. */
export const ALARM_FLOOR_MS = 30_000;

interface SetAlarm {
  scheduledTime: number;
  periodInMinutes: number;
  callOff: () => void;
}

export interface FakeAlarms extends Alarms {
  /** What happens to the next alarms, one entry each. */
  fates: ('lost' | 'late' | 'double')[];
  /** How often `create` was called. */
  created: number;
  /** Alarms are lost on updates and on some restarts. */
  loseAll(): void;
  next(): number | undefined;
}

/**
 * Behaves like `chrome.alarms` in a packed extension: it has a minimum delay, `create` replaces, and periodic alarms
 * repeat. Alarms follow real time; `wall` is the computer's clock.
 */
export function createFakeAlarms(clock: VirtualClock, wall: () => number, ring: (name: string) => void): FakeAlarms {
  const set = new Map<string, SetAlarm>();

  function schedule(name: string, delayMs: number, periodInMinutes: number): void {
    set.get(name)?.callOff();
    const callOff = clock.after(delayMs, () => {
      schedule(name, periodInMinutes * 60_000, periodInMinutes);
      const fate = alarms.fates.shift();
      if (fate === 'lost') return;
      if (fate === 'late') clock.after(150_000, () => ring(name));
      else ring(name);
      if (fate === 'double') ring(name);
    });
    set.set(name, { scheduledTime: wall() + delayMs, periodInMinutes, callOff });
  }

  const alarms: FakeAlarms = {
    fates: [],
    created: 0,
    async get(name) {
      const alarm = set.get(name);
      return alarm && { scheduledTime: alarm.scheduledTime, periodInMinutes: alarm.periodInMinutes };
    },
    create(name, { when, periodInMinutes }) {
      alarms.created++;
      schedule(name, Math.max(when - wall(), ALARM_FLOOR_MS), periodInMinutes);
    },
    async clear(name) {
      set.get(name)?.callOff();
      return set.delete(name);
    },
    loseAll() {
      for (const { callOff } of set.values()) callOff();
      set.clear();
    },
    next: () => [...set.values()][0]?.scheduledTime,
  };
  return alarms;
}

export interface ShownNotification {
  id: string;
  title: string;
  message: string;
  buttons?: unknown[];
}

/** Behaves like `browser.notifications` in Chrome or Firefox: the same ID replaces, and Firefox rejects buttons. */
export function createFakeNotifications(hasButtons: boolean) {
  const visible = new Map<string, ShownNotification>();
  const created: string[] = [];
  return {
    visible,
    created,
    api: {
      async create(id: string, options: { title: string; message: string; buttons?: unknown[] }): Promise<string> {
        if (options.buttons && !hasButtons) throw new Error('Property "buttons" is unsupported by Firefox');
        const { title, message, buttons } = options;
        visible.set(id, { id, title, message, ...(buttons ? { buttons } : {}) });
        created.push(id);
        return id;
      },
      async clear(id: string): Promise<boolean> {
        return visible.delete(id);
      },
    },
  };
}
