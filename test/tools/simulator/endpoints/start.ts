import type { Person } from '../people/people';
import { type Answer, errorAnswer } from './answer';
import type { PhoneOnRecord } from './running-tasks';

/** The maximum number of people per start request. */
const MOST_PEOPLE = 2000;
const CREDITS_A_PERSON = 150;

/** The state a start request reads and changes. */
export interface StartState {
  person(personnelId: string): Person | undefined;
  phone(personnelId: string): PhoneOnRecord;
  /** Starts a task and returns its ID. */
  start(people: Person[]): string;
  /** Spends credits; false if there aren't enough. */
  spend(credits: number): boolean;
}

/**
 * Starts a task for everyone whose phone has to be unlocked. The others are skipped with a reason; if that is everybody,
 * no task is started.
 */
export function startTask(state: StartState, body: string, traceId: string): Answer {
  const { personnel_ids: ids, event_id: eventId } = parseObject(body);
  if (!Array.isArray(ids) || ids.length === 0 || !ids.every((id) => typeof id === 'string'))
    return errorAnswer(400, traceId, { message: `personnel_ids must contain 1 to ${MOST_PEOPLE} strings` });
  if (eventId !== undefined && (typeof eventId !== 'string' || eventId.length > 100))
    return errorAnswer(400, traceId, { message: 'event_id must be a string of up to 100 characters' });
  if (ids.length > MOST_PEOPLE)
    return errorAnswer(422, traceId, {
      details: { requestedCount: ids.length, limit: MOST_PEOPLE, selectionMode: 'ids' },
    });
  const { people, skipped } = selectPeople(state, new Set(ids), eventId !== undefined);
  if (!state.spend(people.length * CREDITS_A_PERSON)) return errorAnswer(402, traceId);
  const skippedIds = Object.values(skipped).flat();
  const about = skippedIds.length === 0 ? {} : { skipped_personnel_ids: skippedIds, skipped_detail: skipped };
  if (people.length === 0) return { status: 201, body: { status: 'success', ...about } };
  const taskId = state.start(people);
  return { status: 201, body: { status: 'accepted', task_id: taskId, job_id: taskId, ...about } };
}

/** Splits the IDs into people to unlock and skipped ones by reason. People without a company belong to no event. */
function selectPeople(state: StartState, ids: ReadonlySet<string>, isForEvent: boolean) {
  const people: Person[] = [];
  const skipped: Record<string, string[]> = {};
  for (const id of ids) {
    const person = state.person(id);
    const reason = reasonToSkip(id, person, state.phone(id), isForEvent);
    if (reason) skipped[`${reason}_personnel_ids`] = [...(skipped[`${reason}_personnel_ids`] ?? []), id];
    else if (person) people.push(person);
  }
  return { people, skipped };
}

function reasonToSkip(id: string, person: Person | undefined, { status }: PhoneOnRecord, isForEvent: boolean) {
  if (!/^\d+$/.test(id)) return 'invalid';
  if (!person) return 'missing';
  if (isForEvent && person.companyName === null) return 'unlinked';
  if (status === 'ready') return 'already_unlocked';
  return status === 'processing' ? 'unlocking' : undefined;
}

function parseObject(body: string): Record<string, unknown> {
  try {
    const parsed: unknown = JSON.parse(body);
    return typeof parsed === 'object' && parsed !== null ? { ...parsed } : {};
  } catch {
    return {};
  }
}
