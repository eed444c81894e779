import { afterSending, type BudgetState, nextSlotAt, settle, unspent } from '../../components/lensmor/budget-state';
import type { ApiFailure } from '../../components/lensmor/failure';
import { advance, newTask } from '../../components/tasks/advance';
import { pollDelayMs } from '../../components/tasks/following/poll-delays';
import type { Task } from '../../components/tasks/task';
import { createRandom } from '../tools/simulator/people/random';
import { type Findings, mean } from './kit/findings';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

const INSTALLATIONS = 2000;
const TASKS_EACH = 3;
const SHORTEST_MS = 2 * MINUTE;
const LONGEST_MS = 2 * HOUR;
const FIXED_MS = 30 * SECOND;
const BIN_MS = 10 * SECOND;
/** Between the end of a task and the start of the next. */
const LONGEST_PAUSE_MS = 20 * MINUTE;
/** After an hour, the simulation's initial state no longer matters. */
const OUTAGE = { from: 60 * MINUTE, to: 70 * MINUTE };
const END_AT = OUTAGE.to + 40 * MINUTE;
/** From Friday 17:00 to Monday 9:00. */
const WEEKEND_MS = 64 * HOUR;
const MONDAY_START_MS = 5 * MINUTE;

type Outage = 'serverError' | 'unreachable' | undefined;
interface Followed {
  task: Task;
  endsAt: number;
  installation: { budget: BudgetState };
}

export const onlyCounts = true;

/** What the API sees of 10,000 installations, during an outage and on a Monday morning. */
export async function run(): Promise<Findings> {
  const fixed = ratesOf(fixedPolls(END_AT));
  return {
    tables: [
      {
        title: `Requests per second at the API, ${INSTALLATIONS} installations with ${TASKS_EACH} tasks each`,
        columns: ['', 'before', 'during', 'peak after', 'mean after', 'peak after / before'],
        rows: [
          outageRow('ours, API answers 503', ratesOf(throughOutage('serverError'))),
          outageRow('ours, API cannot be reached', ratesOf(throughOutage('unreachable'))),
          outageRow('fixed 30 s polling', fixed),
        ],
        note: 'Outage of 10 min; peak of any 10 s in the 40 min after it. Tasks of 2 min to 2 h (uniform on a logarithmic scale), each starting within 20 min of the previous one.',
      },
      {
        title: 'The same on a Monday morning: all browsers start within 5 min',
        columns: ['', 'peak', 'mean of the 5 min', 'mean of the 30 min after'],
        rows: [mondayRow('ours', ratesOf(mondayMorning())), mondayRow('fixed 30 s polling', ratesOf(fixedMonday()))],
        note: 'Three tasks each since Friday; half of them have finished since, half are still running.',
      },
    ],
  };
}

/** Requests per second, in intervals of 10 s. */
function ratesOf(times: readonly number[]): number[] {
  const bins: number[] = Array.from({ length: Math.ceil(END_AT / BIN_MS) }, () => 0);
  for (const time of times) {
    const bin = Math.floor(time / BIN_MS);
    if (bin >= 0 && bin < bins.length) bins[bin] = (bins[bin] ?? 0) + SECOND / BIN_MS;
  }
  return bins;
}

const between = (rates: readonly number[], from: number, to: number) => rates.slice(from / BIN_MS, to / BIN_MS);

function outageRow(name: string, rates: readonly number[]): (string | number)[] {
  const before = mean(between(rates, OUTAGE.from - 15 * MINUTE, OUTAGE.from));
  const after = between(rates, OUTAGE.to, END_AT);
  const peak = Math.max(...after);
  const during = mean(between(rates, OUTAGE.from, OUTAGE.to));
  return [name, ...[before, during, peak, mean(after)].map(Math.round), Number((peak / before).toFixed(2))];
}

const mondayRow = (name: string, rates: readonly number[]): (string | number)[] => [
  name,
  Math.round(Math.max(...rates)),
  Math.round(mean(between(rates, 0, MONDAY_START_MS))),
  Math.round(mean(between(rates, MONDAY_START_MS, MONDAY_START_MS + 30 * MINUTE))),
];

/** When requests are sent, starting with tasks of all ages. */
function throughOutage(outage: Outage): number[] {
  const random = createRandom(1);
  const lengthMs = () => SHORTEST_MS * (LONGEST_MS / SHORTEST_MS) ** random.fraction();
  /**
   * At a random moment, a running task is more likely a long one: drawn weighted by length, at any point of its life.
   */
  const inMidLife = (installation: Followed['installation']): Followed => {
    let length = lengthMs();
    while (random.fraction() > length / LONGEST_MS) length = lengthMs();
    const age = length * random.fraction();
    const nextPollAt = pollDelayMs(age, random.fraction()) * random.fraction();
    const task: Task = { ...newTask('1', -age), state: { kind: 'waiting', nextPollAt, plannedAt: -age } };
    return { task, endsAt: length - age, installation };
  };
  const followed = Array.from({ length: INSTALLATIONS }, () => {
    const installation = { budget: unspent };
    return Array.from({ length: TASKS_EACH }, () => inMidLife(installation));
  }).flat();
  const renew = (one: Followed, now: number) => {
    const startsAt = now + LONGEST_PAUSE_MS * random.fraction();
    one.task = newTask('1', startsAt);
    one.endsAt = startsAt + lengthMs();
  };
  return simulate(followed, random.fraction, outage, renew);
}

function mondayMorning(): number[] {
  const random = createRandom(2);
  const followed = Array.from({ length: INSTALLATIONS }, () => {
    const startsAt = MONDAY_START_MS * random.fraction();
    const installation = { budget: unspent };
    return Array.from({ length: TASKS_EACH }, (): Followed => {
      const task: Task = {
        ...newTask('1', -WEEKEND_MS),
        state: { kind: 'waiting', nextPollAt: startsAt, plannedAt: -WEEKEND_MS },
      };
      return { task, endsAt: random.fraction() < 0.5 ? 0 : Number.POSITIVE_INFINITY, installation };
    });
  }).flat();
  return simulate(followed, random.fraction, undefined, () => {});
}

/** Runs the shipped state machine and budget for each task, and returns the times of all requests. */
function simulate(
  followed: readonly Followed[],
  random: () => number,
  outage: Outage,
  onEnd: (one: Followed, now: number) => void,
): number[] {
  const requests: number[] = [];
  const calendar = createCalendar<Followed>();
  const plan = (one: Followed, now: number) => {
    const due = one.task.state.kind === 'waiting' ? one.task.state.nextPollAt : END_AT;
    if (due < END_AT) calendar.add(Math.max(due, now), one);
  };
  for (const one of followed) plan(one, 0);
  calendar.run((one, now) => {
    const budget = settle(one.installation.budget, now);
    const slotAt = nextSlotAt(budget, 'poll', now);
    if (slotAt > now) return calendar.add(slotAt, one);
    one.installation.budget = afterSending(budget, now);
    requests.push(now);
    const isDown = outage !== undefined && now >= OUTAGE.from && now < OUTAGE.to;
    if (isDown) {
      const failure: ApiFailure = { kind: outage, at: now, method: 'GET', path: '/' };
      one.task = advance(one.task, { kind: 'failed', failure, keyMark: undefined, random: random() }, now);
    } else {
      const taskStatus = now >= one.endsAt ? 'completed' : 'processing';
      one.task = advance(one.task, { kind: 'answered', answer: { taskStatus, items: [] }, random: random() }, now);
      if (taskStatus === 'completed') onEnd(one, now);
    }
    plan(one, now);
  });
  return requests;
}

function fixedPolls(until: number): number[] {
  const random = createRandom(3);
  return Array.from({ length: INSTALLATIONS * TASKS_EACH }, () => FIXED_MS * random.fraction()).flatMap((phase) =>
    Array.from({ length: Math.floor(until / FIXED_MS) }, (_, i) => phase + i * FIXED_MS),
  );
}

function fixedMonday(): number[] {
  const random = createRandom(4);
  return Array.from({ length: INSTALLATIONS }, () => MONDAY_START_MS * random.fraction()).flatMap((startsAt) =>
    Array.from({ length: TASKS_EACH }, () => {
      const polls = random.fraction() < 0.5 ? 1 : Math.floor((END_AT - startsAt) / FIXED_MS);
      return Array.from({ length: polls }, (_, i) => startsAt + i * FIXED_MS);
    }).flat(),
  );
}

/** Future events in steps of 100 ms: fast for millions of them. */
function createCalendar<T>() {
  const STEP_MS = 100;
  const days = new Map<number, [number, T][]>();
  let today = 0;
  return {
    add(at: number, what: T): void {
      const day = Math.max(today, Math.floor(at / STEP_MS));
      const entries = days.get(day);
      if (entries) entries.push([at, what]);
      else days.set(day, [[at, what]]);
    },
    run(visit: (what: T, at: number) => void): void {
      for (; today <= END_AT / STEP_MS; today++) {
        // Events added to the current step run in it.
        for (const [at, what] of days.get(today) ?? []) visit(what, at);
        days.delete(today);
      }
    },
  };
}
