import type { Translate } from '../language/translate';
import { taskIdSchema } from '../lensmor/ids';

/** As many as one `tasks.track` takes. */
const MOST_AT_ONCE = 1000;

export type InputProblem =
  | { kind: 'empty' | 'looksLikeKey' | 'errorAnswer' | 'noTask' | 'brokenJson' }
  | { kind: 'notAnId'; text: string }
  | { kind: 'tooMany'; count: number };

export type TaskInput = { ids: string[] } | { problem: InputProblem };

/**
 * Reads what a person holds: one ID; several, apart by space, comma, semicolon or line; the JSON that starting an unlock
 * answers with (`task_id`), the task's own (`taskId`), a list of either, several after one another; or the address of a
 * task in the API. Each ID once, in the order given.
 */
export function parseTaskInput(text: string): TaskInput {
  const trimmed = text.trim();
  if (trimmed === '') return { problem: { kind: 'empty' } };
  const found = /^[[{]/.test(trimmed) ? readJson(trimmed) : readWords(trimmed);
  if ('problem' in found) return found;
  const ids = [...new Set(found.ids)];
  if (ids.some((id) => /(^|[^a-z0-9])(uak|sk)_/i.test(id))) return { problem: { kind: 'looksLikeKey' } };
  const wrong = ids.find((id) => !taskIdSchema.safeParse(id).success);
  if (wrong !== undefined) return { problem: { kind: 'notAnId', text: wrong.slice(0, 40) } };
  if (ids.length > MOST_AT_ONCE) return { problem: { kind: 'tooMany', count: ids.length } };
  return { ids };
}

export function describeInputProblem(problem: InputProblem, t: Translate): string {
  if (problem.kind === 'notAnId') return t('tasks.input.notAnId', [problem.text]);
  if (problem.kind === 'tooMany') return t('tasks.input.tooMany', [problem.count, MOST_AT_ONCE]);
  return t(`tasks.input.${problem.kind}`);
}

function readWords(text: string): TaskInput {
  const words = text
    .split(/[\s,;|]+/)
    .map((word) => word.replace(/^["'`#([]+|["'`)\].:]+$/g, ''))
    .map((word) => /\/unlock-phone-tasks\/([^/?#]+)/.exec(word)?.[1] ?? word)
    .filter((word) => word !== '');
  const ids = words.filter((word) => !/^(tasks?|ids?|task_?ids?|and|:|=)$/i.test(word));
  // Words alone are a sentence that was pasted by mistake. What has a `_` may be a key, which is told apart later.
  const wrong = ids.length > 0 ? ids.find((id) => !/\d|_/.test(id)) : text;
  return wrong === undefined ? { ids } : { problem: { kind: 'notAnId', text: wrong.slice(0, 40) } };
}

function readJson(text: string): TaskInput {
  const parsed = parseJson(text) ?? parseJson(`[${text.replace(/\}\s*,?\s*\{/g, '},{')}]`);
  if (!parsed) return { problem: { kind: 'brokenJson' } };
  const values = Array.isArray(parsed.value) ? (parsed.value as unknown[]).flat() : [parsed.value];
  if (values.some((value) => fieldOf(value, 'errorKey') !== undefined)) return { problem: { kind: 'errorAnswer' } };
  const ids = values.map((value) => idOf(value) ?? idOf(fieldOf(value, 'task_id') ?? fieldOf(value, 'taskId')));
  return ids.length > 0 && ids.every((id) => id !== undefined) ? { ids } : { problem: { kind: 'noTask' } };
}

function parseJson(text: string): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return undefined;
  }
}

const idOf = (value: unknown): string | undefined =>
  typeof value === 'string' || typeof value === 'number' ? String(value).trim() : undefined;

const fieldOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
