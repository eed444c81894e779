import type { Task } from '../../tasks/task';

/**
 * The details Lensmor's support asks for, ready to be copied: method, path, status, trace ID, time and task ID of the
 * last failure. Never contains the key, a name or a number. Always in English, because support reads it. `undefined` if
 * nothing has failed.
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
