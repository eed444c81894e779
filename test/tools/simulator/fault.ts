import type { TaskAnswer } from './endpoints/simulated-task';

/** A simulated failure of one answer. */
export type Fault =
  | {
      kind: 'status';
      status: number;
      errorKey?: string;
      /** The `Retry-After` header: seconds or a date. */
      retryAfter?: string;
      /** The error's `details`. */
      details?: unknown;
    }
  /** An error body with status 200. */
  | { kind: 'errorUnder200'; code: number; errorKey: string }
  /** The request is accepted but never answered. */
  | { kind: 'hang' }
  /** The connection is closed before the answer. */
  | { kind: 'disconnect' }
  | { kind: 'redirect'; location: string }
  /** 200 with exactly this body, such as invalid JSON or the wrong shape. */
  | { kind: 'body'; body: string }
  /** The correct answer, padded with spaces to this size. */
  | { kind: 'hugeBody'; bytes: number }
  /** A body that never ends. */
  | { kind: 'endlessBody' }
  /** Modifies a successful answer. Errors don't change. */
  | { kind: 'change'; change: (body: unknown) => unknown };

/** The requests a fault applies to; absent fields match everything. */
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
/** Every other item is missing. */
export const vanishingItems = changedTask((task) => ({
  ...task,
  items: task.items.filter((_, index) => index % 2 === 0),
}));
/** Every item returns to its first status. */
export const itemsGoBack = changedTask((task) => ({
  ...task,
  items: task.items.map(({ personnelId }) => ({ personnelId, status: 'pending' })),
}));
/** The profile of someone without a known name. */
export const nameless = withFields({ fullName: null });
/** `sourceType` in the format before API version 0.24.0. */
export const sourceTypeAsText = withFields({ sourceType: 'exhibitor' });
/** A start response with short keys: `already_unlocked` instead of `already_unlocked_personnel_ids`. */
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
