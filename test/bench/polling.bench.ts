import { advance, newTask } from '../../components/tasks/advance';
import { dueAt } from '../../components/tasks/following/poll-delays';
import { createRandom } from '../tools/simulator/people/random';
import { type Findings, mean, percentile, rounded } from './kit/findings';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

const lengths: [string, number][] = [
  ['10 s', 10 * SECOND],
  ['2 min', 2 * MINUTE],
  ['15 min', 15 * MINUTE],
  ['2 h', 2 * HOUR],
  ['24 h', 24 * HOUR],
];
const RUNS = 2000;
const FIXED_MS = 30 * SECOND;

export const onlyCounts = true;

/** Polls and delay of the shipped state machine compared with polling every 30 s, for tasks of five lengths. */
export async function run(): Promise<Findings> {
  const random = createRandom(1);
  const rows = lengths.map(([name, lengthMs]) => {
    // Ends don't coincide with whole intervals.
    const runs = Array.from({ length: RUNS }, () => lengthMs * (0.95 + 0.1 * random.fraction()));
    const ours = runs.map((length) => follow(length, random.fraction));
    const fixed = runs.map((length) => followFixed(length));
    const delays = ours.map(({ delayMs }) => delayMs);
    const shares = ours.map(({ delayMs }, i) => (100 * delayMs) / (runs[i] ?? 1));
    const fixedDelays = fixed.map(({ delayMs }) => delayMs);
    return [
      name,
      rounded(mean(ours.map(({ polls }) => polls))),
      rounded(mean(delays) / SECOND),
      rounded(percentile(delays, 0.95) / SECOND),
      rounded(percentile(shares, 0.95)),
      rounded(mean(fixed.map(({ polls }) => polls))),
      rounded(mean(fixedDelays) / SECOND),
      rounded(percentile(fixedDelays, 0.95) / SECOND),
    ];
  });
  return {
    tables: [
      {
        title: 'Tracking one task: polls, and seconds until its end is noticed',
        columns: ['length', 'polls', 'mean', 'p95', 'p95 in % of length', 'fixed 30 s: polls', 'mean', 'p95'],
        rows,
        note: `${RUNS} tasks each, lengths ±5 %; answers take no time.`,
      },
    ],
  };
}

function follow(lengthMs: number, random: () => number): { polls: number; delayMs: number } {
  let task = newTask('321', 0);
  let now = 0;
  for (let polls = 1; ; polls++) {
    now = dueAt(task.state, now) ?? now;
    if (now >= lengthMs) return { polls, delayMs: now - lengthMs };
    const answer = { taskStatus: 'processing' as const, items: [] };
    task = advance(task, { kind: 'answered', answer, random: random() }, now);
  }
}

function followFixed(lengthMs: number): { polls: number; delayMs: number } {
  const last = Math.ceil(lengthMs / FIXED_MS);
  return { polls: last + 1, delayMs: last * FIXED_MS - lengthMs };
}
