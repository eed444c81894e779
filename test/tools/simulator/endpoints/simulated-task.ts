import type { Person } from '../people/people';
import { createRandom } from '../people/random';

/** The outcome of one person's item. */
export type Outcome =
  | { kind: 'unlocked'; phone: string }
  | { kind: 'unlockedWithoutPhone' }
  | { kind: 'failed'; errorCode: string };

/** One item: pending until `beginsAt`, processing until `endsAt`, both as shares (0 to 1) of the task's progress. */
interface ItemPlan {
  personnelId: string;
  outcome: Outcome;
  beginsAt: number;
  endsAt: number;
}

export interface TaskPlan {
  taskId: string;
  ending: 'completed' | 'failed';
  items: readonly ItemPlan[];
}

/** The body of a task answer. */
export interface TaskAnswer {
  taskId: string;
  taskStatus: 'pending' | 'processing' | 'completed' | 'failed';
  items: {
    personnelId: string;
    status: 'pending' | 'processing' | 'unlocked' | 'failed';
    phone?: string | null;
    errorCode?: string;
  }[];
}

/** Invented: Lensmor publishes no list of error codes. */
const ERROR_CODES = ['PHONE_NOT_FOUND', 'PROVIDER_TIMEOUT', 'NO_CONSENT_ON_RECORD'];

/** Plans the course of each item. The same task ID, people and seed give the same plan. */
export function planTask(
  taskId: string,
  people: readonly { person: Person; outcome?: Outcome | undefined }[],
  ending: TaskPlan['ending'],
  seed: number,
): TaskPlan {
  const random = createRandom(Buffer.from(taskId).reduce((sum, byte) => Math.imul(sum, 31) + byte, seed));
  const items = people.map(({ person, outcome }) => {
    const beginsAt = 0.05 + 0.5 * random.fraction();
    const endsAt = beginsAt + (0.97 - beginsAt) * random.fraction();
    const chance = random.fraction();
    const errorCode = random.pick(ERROR_CODES);
    return { personnelId: person.personnelId, beginsAt, endsAt, outcome: outcome ?? draw(chance, person, errorCode) };
  });
  return { taskId, ending, items };
}

function draw(chance: number, person: Person, errorCode: string): Outcome {
  if (chance < 0.8) return { kind: 'unlocked', phone: person.phone };
  return chance < 0.95 ? { kind: 'failed', errorCode } : { kind: 'unlockedWithoutPhone' };
}

/** The API's answer about the task at this progress (0 to 1). */
export function taskAt(plan: TaskPlan, progress: number): TaskAnswer {
  return {
    taskId: plan.taskId,
    taskStatus: progress >= 1 ? plan.ending : progress >= 0.05 ? 'processing' : 'pending',
    items: plan.items.map((item) => itemAt(item, progress)),
  };
}

/** The answer's item for one person. */
export function itemAt(
  { personnelId, outcome, beginsAt, endsAt }: ItemPlan,
  progress: number,
): TaskAnswer['items'][number] {
  if (progress < beginsAt) return { personnelId, status: 'pending' };
  if (progress < endsAt) return { personnelId, status: 'processing', phone: null };
  switch (outcome.kind) {
    case 'unlocked':
      return { personnelId, status: 'unlocked', phone: outcome.phone };
    case 'unlockedWithoutPhone':
      return { personnelId, status: 'unlocked', phone: null };
    case 'failed':
      return { personnelId, status: 'failed', phone: null, errorCode: outcome.errorCode };
  }
}
