import type { Person } from '../people/people';
import { itemAt, type Outcome, planTask, type TaskAnswer, type TaskPlan, taskAt } from './simulated-task';

export interface NewTask {
  /** Default: the next free number from 321. */
  taskId?: string;
  /** The people, or how many of those who aren't in a task yet (default: 10). A missing outcome is chosen at random. */
  people?: number | readonly { personnelId: string; outcome?: Outcome }[];
  /** The time from start to end. Without it, the task makes no progress until `setProgress` or `finish`. */
  durationMs?: number;
  ending?: TaskPlan['ending'];
}

export interface RunningTasks {
  /** Starts a task and returns its ID. */
  create(task?: NewTask): string;
  /** The API's current answer about the task. */
  get(taskId: string): TaskAnswer | undefined;
  /** Fixes the task's progress at this share (0 to 1), whatever its duration. Throws if the task doesn't exist. */
  setProgress(taskId: string, progress: number): void;
  /** The state of this person's phone, from the tasks or `setPhone`. */
  phone(personnelId: string): PhoneOnRecord;
  /** Sets the state of a phone that is unlocked elsewhere, without a task here. */
  setPhone(personnelId: string, phone: PhoneOnRecord): void;
}

/** A phone in a profile. */
export interface PhoneOnRecord {
  status: 'ready' | 'processing' | 'failed' | null;
  phone: string | null;
}

interface RunningTask {
  plan: TaskPlan;
  /** The share that is done, from 0 to 1 or more. */
  progress(): number;
}

export function createRunningTasks(options: {
  people: readonly Person[];
  seed: number;
  now: () => number;
}): RunningTasks {
  const { people, seed, now } = options;
  const running = new Map<string, RunningTask>();
  const elsewhere = new Map<string, PhoneOnRecord>();
  const answerOf = ({ plan, progress }: RunningTask) => taskAt(plan, progress());

  function nextTaskId(): string {
    let number = 321;
    while (running.has(String(number))) number++;
    return String(number);
  }

  function unusedPeople(count: number): { person: Person }[] {
    const used = new Set([...running.values()].flatMap(({ plan }) => plan.items.map((item) => item.personnelId)));
    const unused = people.filter((person) => !used.has(person.personnelId));
    return unused.slice(0, count).map((person) => ({ person }));
  }

  function known({ personnelId, outcome }: { personnelId: string; outcome?: Outcome }) {
    const person = people.find((candidate) => candidate.personnelId === personnelId);
    if (!person) throw new Error(`Unknown personnel ID ${personnelId}`);
    return { person, outcome };
  }

  return {
    create({ taskId = nextTaskId(), people: wanted = 10, durationMs, ending = 'completed' } = {}) {
      if (!/^\d+$/.test(taskId)) throw new Error(`Task IDs contain only digits, not ${taskId}`);
      const chosen = typeof wanted === 'number' ? unusedPeople(wanted) : wanted.map(known);
      const startedAt = now();
      const progress = () => {
        if (durationMs === undefined) return 0;
        return durationMs > 0 ? (now() - startedAt) / durationMs : 1;
      };
      running.set(taskId, { plan: planTask(taskId, chosen, ending, seed), progress });
      return taskId;
    },
    get(taskId) {
      const task = running.get(taskId);
      return task && answerOf(task);
    },
    setProgress(taskId, progress) {
      const task = running.get(taskId);
      if (!task) throw new Error(`No task ${taskId}`);
      task.progress = () => progress;
    },
    phone(personnelId) {
      const items = [...running.values()].flatMap(({ plan, progress }) => {
        const item = plan.items.find((planned) => planned.personnelId === personnelId);
        return item ? [itemAt(item, progress())] : [];
      });
      const delivered = items.find(({ phone }) => phone)?.phone;
      if (delivered) return { status: 'ready', phone: delivered };
      const status = items.some((item) => item.status === 'pending' || item.status === 'processing')
        ? 'processing'
        : items.length > 0
          ? 'failed'
          : null;
      return elsewhere.get(personnelId) ?? { status, phone: null };
    },
    setPhone: (personnelId, phone) => void elsewhere.set(personnelId, phone),
  };
}
