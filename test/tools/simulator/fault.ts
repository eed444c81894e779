import type { TaskAnswer } from './endpoints/simulated-task';

/** What can go wrong with an answer, on purpose. */
export type Fault =
  | {
      kind: 'status';
      status: number;
      errorKey?: string;
      /** Seconds or a date, as a `Retry-After` header has it. */
      retryAfter?: string;
      /** What the error says beyond its message. */
      details?: unknown;
    }
  /** An error body under status 200. */
  | { kind: 'errorUnder200'; code: number; errorKey: string }
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
  /** A good answer, with something changed. Errors stay as they are. */
  | { kind: 'change'; change: (body: unknown) => unknown };

/** Where a fault strikes; what is left out does not matter. */
export interface FaultTarget {
  endpoint?: 'start' | 'task' | 'profile' | 'balance';
  taskId?: string;
  personnelId?: string;
}

export const changedTask = (change: (task: TaskAnswer) => unknown): Fault => ({
  kind: 'change',
  change: (body) => change(body as TaskAnswer),
});
const withFields = (fields: Record<string, unknown>): Fault => ({
  kind: 'change',
  change: (body) => ({ ...(body as object), ...fields }),
});

export const otherTaskId = changedTask((task) => ({ ...task, taskId: `${task.taskId}0` }));
export const unknownTaskStatus = changedTask((task) => ({ ...task, taskStatus: 'archived' }));
export const unknownItemStatus = changedTask((task) => ({
  ...task,
  items: task.items.map((item) => ({ ...item, status: 'archived' })),
}));
/** Every other item is gone. */
export const vanishingItems = changedTask((task) => ({
  ...task,
  items: task.items.filter((_, index) => index % 2 === 0),
}));
/** Every item is back where it began. */
export const itemsGoBack = changedTask((task) => ({
  ...task,
  items: task.items.map(({ personnelId }) => ({ personnelId, status: 'pending' })),
}));
/** A profile of someone whose name Lensmor does not know. */
export const nameless = withFields({ fullName: null });
/** `sourceType` as it was before 0.24.0. */
export const sourceTypeAsText = withFields({ sourceType: 'exhibitor' });
/** A start whose skipped people stand under the other spelling: `already_unlocked` for `already_unlocked_personnel_ids`. */
export const shortSkippedKeys: Fault = {
  kind: 'change',
  change: (body) => {
    const { skipped_detail: detail = {}, ...rest } = body as { skipped_detail?: Record<string, unknown> };
    const short = Object.entries(detail).map(([group, ids]) => [group.replace(/_personnel_ids$/, ''), ids]);
    return { ...rest, skipped_detail: Object.fromEntries(short) };
  },
};
export const notJson: Fault = { kind: 'body', body: '<!doctype html><title>Maintenance</title>' };
export const wrongShape: Fault = { kind: 'body', body: '{"task":{"id":321}}' };
export const tooManyAtOnce: Fault = {
  kind: 'errorUnder200',
  code: 429,
  errorKey: 'USER_CONCURRENCY_LIMIT_EXCEEDED',
};
export const featureMissing: Fault = { kind: 'errorUnder200', code: 400, errorKey: 'USER_HAS_NO_FEATURE' };
