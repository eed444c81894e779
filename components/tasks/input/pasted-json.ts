/** Why an unlock request skipped people, in the API's names. */
export const skipReasons = ['already_unlocked', 'unlocking', 'invalid', 'missing', 'unlinked'] as const;
type SkipReason = (typeof skipReasons)[number];
/** How many people were skipped, by reason; `other` means without a reason. */
export type SkippedPeople = { [Reason in SkipReason | 'other']?: number };

export type PastedJson =
  | { kind: 'tasks'; ids: string[] }
  /** The response contains no task, because everyone was skipped. */
  | { kind: 'nothingToTrack'; skipped: SkippedPeople }
  | { kind: 'errorAnswer' | 'otherTask' | 'noTask' | 'broken' };

/** Finds API responses in a text, possibly surrounded by other text or in a code fence. */
export function readPastedJson(text: string): PastedJson {
  const blocks = jsonBlocks(text);
  if (!blocks) return { kind: 'broken' };
  const parsed = blocks.map((block) => parseLeniently(block));
  if (parsed.some((value) => value === undefined)) return { kind: 'broken' };
  const answers = parsed.flatMap((value) => answersIn(value?.value));
  if (answers.some((answer) => field(answer, 'errorKey') !== undefined)) return { kind: 'errorAnswer' };
  const ids = answers.flatMap((answer) => idOf(answer) ?? idOf(field(answer, 'task_id', 'taskId')) ?? []);
  const finished = answers.filter((answer) => field(answer, 'status') === 'success');
  if (ids.length + finished.length < answers.length || answers.length === 0)
    return { kind: answers.some((answer) => field(answer, 'taskCenterId') !== undefined) ? 'otherTask' : 'noTask' };
  if (answers.some(isEmailTask)) return { kind: 'otherTask' };
  if (ids.length > 0) return { kind: 'tasks', ids };
  return { kind: 'nothingToTrack', skipped: countSkipped(finished) };
}

/**
 * The outermost `{…}` and `[…]` of a text, ignoring brackets in strings; `undefined` if one isn't closed. Lists without
 * objects count only if there is no `{` at all.
 */
function jsonBlocks(text: string): string[] | undefined {
  const blocks: string[] = [];
  let [depth, start] = [0, 0];
  for (const { 0: token, index } of text.matchAll(/"(?:[^"\\]|\\.)*"|[[\]{}]/g)) {
    if (token === '{' || token === '[') {
      if (depth === 0) start = index;
      depth++;
    } else if ((token === '}' || token === ']') && depth > 0) {
      depth--;
      if (depth === 0) blocks.push(text.slice(start, index + 1));
    }
  }
  if (depth > 0) return undefined;
  const objects = blocks.filter((block) => block.includes('{'));
  return objects.length > 0 ? objects : blocks;
}

/** Also accepts curly and single quotes, Python's `None`, and trailing commas. */
function parseLeniently(block: string): { value: unknown } | undefined {
  const straight = block.replace(/[\u201c-\u201f\u2018-\u201b\u00ab\u00bb']/g, '"');
  const candidates = [block, straight, straight.replace(/,(\s*[}\]])/g, '$1').replace(/\bNone\b/g, 'null')];
  for (const candidate of candidates) {
    const parsed = parseExactly(candidate);
    if (parsed) return parsed;
  }
  return undefined;
}

/** Converts numbers to strings, because numbers above 2^53 would lose their last digits. */
function parseExactly(text: string): { value: unknown } | undefined {
  const quoted = text.replace(/"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*/g, (token) =>
    token.startsWith('"') ? token : JSON.stringify(token),
  );
  try {
    return { value: JSON.parse(quoted) as unknown };
  } catch {
    return undefined;
  }
}

/** The individual responses, also if they are in lists or in a tool's wrapper object. */
function answersIn(value: unknown): unknown[] {
  if (Array.isArray(value)) return value.flatMap(answersIn);
  const wrapped =
    field(value, 'task_id', 'taskId', 'status') === undefined ? field(value, 'data', 'result') : undefined;
  return typeof wrapped === 'object' && wrapped !== null ? answersIn(wrapped) : [value];
}

/** Whether the task unlocks emails. Pending items have neither phone nor email, so not every response reveals it. */
function isEmailTask(answer: unknown): boolean {
  const items = field(answer, 'items');
  return Array.isArray(items) && items.some((item) => field(item, 'email') && field(item, 'phone') === undefined);
}

/** Accepts both spellings of the groups, and older responses that list people without a reason. */
function countSkipped(answers: readonly unknown[]): SkippedPeople {
  const skipped: SkippedPeople = {};
  for (const answer of answers) {
    const detail = field(answer, 'skipped_detail', 'skippedDetail');
    let explained = 0;
    for (const reason of skipReasons) {
      const count = countOf(field(detail, `${reason}_personnel_ids`, reason, camelCase(`${reason}_personnel_ids`)));
      if (count > 0) skipped[reason] = (skipped[reason] ?? 0) + count;
      explained += count;
    }
    const all = countOf(field(answer, 'skipped_personnel_ids', 'skippedPersonnelIds'));
    if (all > explained) skipped.other = (skipped.other ?? 0) + all - explained;
  }
  return skipped;
}

const countOf = (people: unknown): number => (Array.isArray(people) ? people.length : 0);

const camelCase = (name: string): string => name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());

const idOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** The first of these fields that exists. */
function field(value: unknown, ...names: readonly string[]): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  const found = names.find((name) => Object.hasOwn(value, name));
  return found === undefined ? undefined : (value as Record<string, unknown>)[found];
}
