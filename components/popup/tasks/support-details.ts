import type { Task } from '../../tasks/task';

/**
 * What Lensmor's support asks for, to be copied: method, path, status, trace ID, time and task ID of the last failure;
 * never the key, a name or a number. In English, for that is what support reads. `undefined` when nothing ever failed.
 */
export function supportDetails(task: Pick<Task, 'id' | 'lastFailure'>): string | undefined {
  const failure = task.lastFailure;
  if (!failure) return undefined;
  const lines: [string, string | number | undefined][] = [
    ['Request', `${failure.method} ${failure.path}`],
    ['Status', failure.status ?? 'no answer'],
    ['Problem', failure.kind],
    ['Error key', failure.errorKey],
    ['Trace ID', failure.traceId],
    ['Time', new Date(failure.at).toISOString()],
    ['Task ID', task.id],
  ];
  return lines
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n');
}
