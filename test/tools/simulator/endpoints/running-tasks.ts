import type { Person } from '../people/people';
import { itemAt, type Outcome, planTask, type TaskAnswer, type TaskPlan, taskAt } from './simulated-task';

export interface NewTask {
  /** The next free number from 321 when absent. */
  taskId?: string;
  /** Which people, or how many of those that are in no task yet; 10 when absent. An absent outcome is drawn. */
  people?: number | readonly { personnelId: string; outcome?: Outcome }[];
  /** From start to end. Absent: the task stands still until `setProgress` or `finish`. */
  durationMs?: number;
  ending?: TaskPlan['ending'];
}

export interface RunningTasks {
  /** Starts a task and returns its ID. */
  create(task?: NewTask): string;
  /** The task as the API says it now. */
  get(taskId: string): TaskAnswer | undefined;
  /** From now on this share (0 to 1) of the task is done, whatever its duration was. Throws when there is no such task. */
  setProgress(taskId: string, progress: number): void;
  /** What is known of this person's phone, from the tasks or by `setPhone`. */
  phone(personnelId: string): PhoneOnRecord;
  /** What was unlocked, or is being unlocked, elsewhere: without any task here. */
  setPhone(personnelId: string, phone: PhoneOnRecord): void;
}

/** A phone as profiles have it. */
export interface PhoneOnRecord {
  status: 'ready' | 'processing' | 'failed' | null;
  phone: string | null;
}

interface RunningTask {
  plan: TaskPlan;
  /** The share that is done, 0 to 1 and beyond. */
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
    if (!person) throw new Error(`Nobody here has the personnel ID ${personnelId}`);
    return { person, outcome };
  }

  return {
    create({ taskId = nextTaskId(), people: wanted = 10, durationMs, ending = 'completed' } = {}) {
      if (!/^\d+$/.test(taskId)) throw new Error(`Task IDs have digits only, not ${taskId}`);
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
