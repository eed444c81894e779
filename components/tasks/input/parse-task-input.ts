import { readableText } from '../../language/pasted-text';
import type { Translate } from '../../language/translate';
import { ID } from '../../lensmor/ids';
import { readPastedJson, type SkippedPeople, skipReasons } from './pasted-json';

/** The limit of one `tasks.track` message. */
const MOST_AT_ONCE = 1000;

export type InputProblem =
  | { kind: 'empty' | 'looksLikeKey' | 'errorAnswer' | 'otherTask' | 'noTask' | 'brokenJson' }
  | { kind: 'nothingToTrack'; skipped: SkippedPeople }
  | { kind: 'notAnId'; text: string }
  | { kind: 'tooMany'; count: number };

export type TaskInput = { ids: string[] } | { problem: InputProblem };

/**
 * Extracts task IDs from pasted text: one or more IDs in a sentence, a list, a column or quotation marks; the JSON
 * response of an unlock request (`task_id`) or of a task (`taskId`); or a task's URL in the API. Returns each ID once,
 * in the given order.
 */
export function parseTaskInput(text: string): TaskInput {
  const readable = withoutListSigns(readableText(text)).trim();
  if (readable === '') return { problem: { kind: 'empty' } };
  const found = /\{|^\[/.test(readable) ? readJson(readable) : (readAddresses(readable) ?? readWords(readable));
  if ('problem' in found) return found;
  const ids = [...new Set(found.ids.map((id) => id.trim().replace(/^(\d+)\.0+$/, '$1')))];
  if (ids.some(looksLikeKey)) return { problem: { kind: 'looksLikeKey' } };
  const wrong = ids.find((id) => !ID.test(id) || isComputed(id));
  if (wrong !== undefined) return notAnId(wrong);
  if (ids.length > MOST_AT_ONCE) return { problem: { kind: 'tooMany', count: ids.length } };
  return { ids };
}

export function describeInputProblem(problem: InputProblem, t: Translate): string {
  if (problem.kind === 'notAnId') return t('tasks.input.notAnId', [problem.text]);
  if (problem.kind === 'tooMany') return t('tasks.input.tooMany', [problem.count, MOST_AT_ONCE]);
  if (problem.kind !== 'nothingToTrack') return t(`tasks.input.${problem.kind}`);
  const { skipped } = problem;
  const groups = [...skipReasons, 'other' as const].flatMap((reason) => {
    const count = skipped[reason] ?? 0;
    return count > 0 ? [t(`tasks.input.skipped.${reason}`, count)] : [];
  });
  const nothing = t('tasks.input.nothingToTrack');
  return groups.length === 0
    ? nothing
    : `${nothing} ${groups.reduce((all, group) => t('extension.list', [all, group]))}.`;
}

const notAnId = (text: string): TaskInput => ({
  problem: { kind: 'notAnId', text: Array.from(text).slice(0, 40).join('') },
});

/** Known key prefixes, long mixed strings with any prefix, and anything after the word "Bearer". */
const looksLikeKey = (word: string): boolean =>
  /(^|[^a-z0-9])(uak|sk)_/i.test(word) ||
  /^bearer\b/i.test(word) ||
  /^(?=.*[a-z])(?=.*\d)[a-z]{2,8}_\w{16,}$/i.test(word);

/** A long number rounded by a spreadsheet (`1.23E+19`), or a date: the ID is lost. */
const isComputed = (word: string): boolean => /^\d+([.,]\d+)+$|^\d+([.,]\d*)?e\+?\d+$/i.test(word);

/** Quotation marks, brackets, bullets and emphasis around an ID, and dashes before it. */
const AROUND = String.raw`"'\x60´*#~_=>+•‣◦∙·●○■□▪▫◆◇►▶→✓✔\p{Pi}\p{Pf}\p{Ps}\p{Pe}\p{Pd}`;
const beforeId = new RegExp(`^[${AROUND}]+`, 'u');
const afterId = new RegExp(`[${AROUND}.:,;!?]+$`, 'u');

/** Removes code fences, checkboxes and circled list numbers. */
const withoutListSigns = (text: string): string =>
  text
    .replace(/^[ \t>]*(```|~~~)[^\n{[]*$/gm, '')
    .replace(/`{3,}\w*/g, ' ')
    .replace(/^\s*[-*+]?\s*\[[ xX]\]/gm, ' ')
    .replace(/[\u2460-\u24ff\u2776-\u2793\u3220-\u32b0]/g, ' ');

function readAddresses(text: string): TaskInput | undefined {
  const ids = [...text.matchAll(/\/unlock-phone-tasks\/([^\s/?#"'`<>)\]}|,;]+)/g)].map(([, id = '']) => id);
  if (ids.length > 0) return { ids };
  return /\/contacts\/unlock-tasks\//.test(text) ? { problem: { kind: 'otherTask' } } : undefined;
}

function readWords(text: string): TaskInput {
  const words = withoutListNumbers(splitNumbering(text).split(/[\s,;|、。・،؛]+/))
    .map((word) =>
      word
        .replace(/^\W*(?:task|job)?[_-]?ids?["']?[:=]+/i, '')
        .replace(beforeId, '')
        .replace(afterId, ''),
    )
    .filter((word) => word !== '' && word !== ':' && word !== '=');
  const ids = words.filter((word) => !/^(tasks?|jobs?|ids?|(task|job)[_-]?ids?|and|&)$/i.test(word));
  // Words without digits are text that was pasted by mistake. A word with `_` may be a key, which is checked later.
  const wrong = ids.length > 0 ? ids.find((id) => !/\d|_/.test(id)) : text;
  return wrong === undefined ? { ids } : notAnId(wrong);
}

/** Adds a space after the list number in `1)321`, and in lines such as `1.321`, `2.322` whose numbers count up. */
function splitNumbering(text: string): string {
  const spaced = text.replace(/^(\s*\(?\d{1,3}\))(?=\S)/gm, '$1 ');
  const lines = spaced.split('\n').filter((line) => line.trim() !== '');
  const numbers = lines.map((line) => Number(/^\s*(\d{1,3})\.\d+\s*$/.exec(line)?.[1] ?? Number.NaN));
  return lines.length > 1 && countsUp(numbers) ? spaced.replace(/^(\s*\d{1,3}\.)/gm, '$1 ') : spaced;
}

/**
 * Removes the numbers of a numbered list: words such as `1.` or `(2)` that count up, each followed by something. A list
 * with a single number must start at 1, or `321. 322` would lose its first ID.
 */
function withoutListNumbers(words: readonly string[]): string[] {
  const filled = words.filter((word) => word !== '');
  const numberOf = (word: string | undefined) => Number(/^\(?(\d{1,3})[.)\]:]$/.exec(word ?? '')?.[1] ?? Number.NaN);
  const places = filled.flatMap((word, at) => (Number.isNaN(numberOf(word)) ? [] : [at]));
  const numbers = places.map((at) => numberOf(filled[at]));
  const introduce = places.every((at) => at + 1 < filled.length && !places.includes(at + 1));
  const isList = introduce && countsUp(numbers) && (numbers.length > 1 || numbers[0] === 1);
  return isList ? filled.filter((_, at) => !places.includes(at)) : filled;
}

const countsUp = (numbers: readonly number[]): boolean =>
  numbers.length > 0 && numbers.every((number, at) => number === (numbers[0] ?? 0) + at);

function readJson(text: string): TaskInput {
  const read = readPastedJson(text);
  switch (read.kind) {
    case 'tasks':
      return { ids: read.ids };
    case 'broken':
      return { problem: { kind: 'brokenJson' } };
    case 'nothingToTrack':
      return { problem: { kind: 'nothingToTrack', skipped: read.skipped } };
    default:
      return { problem: { kind: read.kind } };
  }
}
