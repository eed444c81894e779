import type { TaskAnswer } from './simulated-task';

/** What can go wrong with an answer, on purpose. */
export type Fault =
  | {
      kind: 'status';
      status: number;
      errorKey?: string;
      /** Seconds or a date, as a `Retry-After` header has it. */
      retryAfter?: string;
    }
  /** The request is taken and never answered. */
  | { kind: 'hang' }
  /** The connection breaks off before the answer. */
  | { kind: 'disconnect' }
  | { kind: 'redirect'; location: string }
  /** 200 with exactly this body: not JSON, or not of the right shape. */
  | { kind: 'body'; body: string }
  /** The right answer, with blanks behind it up to this size. */
  | { kind: 'hugeBody'; bytes: number }
  /** A body that never comes to an end. */
  | { kind: 'endlessBody' }
  /** The right task, said wrongly. */
  | { kind: 'task'; change: (task: TaskAnswer) => unknown };

/** Where a fault strikes; what is left out does not matter. */
export interface FaultTarget {
  endpoint?: 'start' | 'task' | 'profile' | 'balance';
  taskId?: string;
}

export const otherTaskId: Fault = { kind: 'task', change: (task) => ({ ...task, taskId: `${task.taskId}0` }) };
export const unknownTaskStatus: Fault = { kind: 'task', change: (task) => ({ ...task, taskStatus: 'archived' }) };
export const unknownItemStatus: Fault = {
  kind: 'task',
  change: (task) => ({ ...task, items: task.items.map((item) => ({ ...item, status: 'archived' })) }),
};
/** Every other item is gone. */
export const vanishingItems: Fault = {
  kind: 'task',
  change: (task) => ({ ...task, items: task.items.filter((_, index) => index % 2 === 0) }),
};
/** Every item is back where it began. */
export const itemsGoBack: Fault = {
  kind: 'task',
  change: (task) => ({
    ...task,
    items: task.items.map(({ personnelId }) => ({ personnelId, status: 'pending' })),
  }),
};
export const notJson: Fault = { kind: 'body', body: '<!doctype html><title>Maintenance</title>' };
export const wrongShape: Fault = { kind: 'body', body: '{"task":{"id":321}}' };
