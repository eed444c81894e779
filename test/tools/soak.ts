import { parseArgs } from 'node:util';
import { parseRecord } from '../../components/storage/record-store';
import type { Task } from '../../components/tasks/task';
import { taskKind } from '../../components/tasks/task-store';
import { percentile, printTable } from '../bench/kit/findings';
import { createJudge } from '../tasks/world/judge';
import { createWorld, KEY, type World } from '../tasks/world/world';
import { createRandom } from './simulator/people/random';

/**
 * `npm run soak [-- --tasks 10000 --days 30 --seed 1]`: simulates a month of use and prints the results. 1,000 tasks over
 * 3 days take about two minutes, the default about half an hour.
 */
const { values } = parseArgs({
  options: {
    tasks: { type: 'string', default: '10000' },
    days: { type: 'string', default: '30' },
    seed: { type: 'string', default: '1' },
  },
});

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const SHORTEST_MS = 10 * SECOND;
const LONGEST_MS = DAY;

const days = Number(values.days);
const random = createRandom(Number(values.seed));
const world = createWorld({ seed: Number(values.seed), latencyMs: 10 });
const judge = createJudge(world, [KEY]);

interface Followed {
  trackedAt: number;
  lengthMs: number;
  noticedAt?: number;
}
const followed = new Map<string, Followed>();
/** Start and end of each disturbance. */
const disturbances: [number, number][] = [];

world.local.onChanged.addListener((changes) => {
  for (const [key, { newValue }] of Object.entries(changes)) {
    if (!key.startsWith('task:') || newValue === undefined) continue;
    const task: Task | undefined = parseRecord(taskKind, newValue);
    const mine = followed.get(key.slice('task:'.length));
    if (mine && task?.state.kind === 'done') mine.noticedAt ??= world.clock.elapsed();
  }
});

async function disturbed(ms: number, begin: () => void, end: () => void): Promise<void> {
  const from = world.clock.elapsed();
  begin();
  await world.clock.run(ms);
  end();
  // Requests that failed meanwhile are retried with backoff.
  disturbances.push([from, world.clock.elapsed() + 15 * MINUTE]);
}

async function track(id: string): Promise<void> {
  const startedAt = world.clock.elapsed();
  const lengthMs = Math.round(SHORTEST_MS * (LONGEST_MS / SHORTEST_MS) ** random.fraction());
  const people = [0, 1, 2, 3].map((n) => ({
    personnelId: String(1000 + Number(id) * 10 + n),
    phone: n === 2 ? undefined : '+12025550143',
  }));
  world.api.tasks.set(id, { id, startedAt, endsAt: startedAt + lengthMs, outcome: 'completed', people });
  followed.set(id, { trackedAt: startedAt, lengthMs });
  // Without an answer, nothing was promised: the worker may have died before the task was stored.
  if (!(await world.ask((taskCommands) => taskCommands.track([id])))) followed.delete(id);
}

const mishaps: ((w: World) => Promise<void>)[] = [
  async (w) =>
    disturbed(
      0,
      () => w.kill(),
      () => {},
    ),
  async (w) =>
    disturbed(
      0,
      () => w.killAt({ calls: 1 + random.below(30), took: random.fraction() < 0.5 }),
      () => {},
    ),
  async (w) =>
    disturbed(
      0,
      () => w.restartBrowser(random.fraction() < 0.5),
      () => {},
    ),
  async (w) =>
    disturbed(
      0,
      () => w.update(),
      () => {},
    ),
  async (w) =>
    disturbed(
      10 * MINUTE,
      () => w.setOnline(false),
      () => w.setOnline(true),
    ),
  async (w) =>
    disturbed(
      0,
      () => w.api.faults.push({ kind: 'status', status: 503 }, { kind: 'hang' }, { kind: 'notJson' }),
      () => {},
    ),
  async (w) =>
    disturbed(
      0,
      () => w.api.faults.push({ kind: 'status', status: 429, retryAfter: 40 }),
      () => {},
    ),
  async (w) =>
    disturbed(
      0,
      () => w.alarms.fates.push('late'),
      () => {},
    ),
  async (w) =>
    disturbed(
      MINUTE,
      () => {
        w.local.failWrites = new Error('quota exceeded');
      },
      () => {
        w.local.failWrites = undefined;
      },
    ),
];

/** A working day of 16 h with the computer on, then 8 h of sleep. */
async function liveOneDay(ids: readonly string[]): Promise<void> {
  const dayStart = world.clock.elapsed();
  const happenings = [
    ...ids.map((id) => ({ at: random.fraction() * 16 * HOUR, run: () => track(id) })),
    ...Array.from({ length: 8 }, () => ({
      at: random.fraction() * 16 * HOUR,
      run: () => world.ask((taskCommands) => taskCommands.refresh()),
    })),
    ...Array.from({ length: 12 }, () => ({
      at: random.fraction() * 16 * HOUR,
      run: () => random.pick(mishaps)(world),
    })),
    {
      at: random.fraction() * 16 * HOUR,
      run: () => world.ask((taskCommands) => taskCommands.removeEndedBefore(world.wall() - 2 * DAY)),
    },
  ].sort((a, b) => a.at - b.at);
  for (const { at, run } of happenings) {
    await world.clock.run(Math.max(0, dayStart + at - world.clock.elapsed()));
    await run();
  }
  await world.clock.run(Math.max(0, dayStart + 16 * HOUR - world.clock.elapsed()));
  await disturbed(
    0,
    () => world.sleep(8 * HOUR),
    () => {},
  );
}

const began = performance.now();
const allIds = Array.from({ length: Number(values.tasks) }, (_, i) => String(i + 1));
const perDay = Math.ceil(allIds.length / days);
for (let day = 0; day < days; day++) {
  // The judge has already checked these; nobody reads that many notifications.
  world.notifications.visible.clear();
  await liveOneDay(allIds.slice(day * perDay, (day + 1) * perDay));
}
await world.clock.run(2 * DAY);
judge.assertNothingWrong();

const told = new Map<string, number>();
for (const [end, times] of judge.timesAnnounced()) {
  const id = end.split('@')[0] ?? '';
  told.set(id, (told.get(id) ?? 0) + times);
}
const all = [...followed.entries()];
const wasDisturbed = ({ trackedAt, noticedAt = Number.POSITIVE_INFINITY }: Followed) =>
  disturbances.some(([from, to]) => from < noticedAt && to > trackedAt);
const ratioOf = ({ trackedAt, lengthMs, noticedAt = Number.POSITIVE_INFINITY }: Followed) =>
  (noticedAt - trackedAt - lengthMs) / Math.max(5 * SECOND, 0.16 * lengthMs);
const ratios = all
  .map(([, one]) => one)
  .filter((one) => !wasDisturbed(one))
  .map(ratioOf);
const polls = world.api.requests.filter(({ path }) => path.includes('unlock-phone-tasks')).length;
const fixedPolls = all.reduce((sum, [, { lengthMs }]) => sum + Math.ceil(lengthMs / (30 * SECOND)) + 1, 0);
const lost = all.filter(([id, { noticedAt }]) => noticedAt === undefined || !told.has(id)).length;

console.log(
  printTable({
    title: `${all.length} tasks of 10 s to 24 h over ${days} days, with ${disturbances.length} nights and outages`,
    columns: ['', 'value'],
    rows: [
      ['lost', lost],
      ['announced twice (the run stops at the first)', 0],
      ['announced again under the same ID after a death', [...told.values()].filter((times) => times > 1).length],
      ['worker deaths, restarts, failed writes', world.upsets()],
      ['undisturbed tasks', ratios.length],
      ['delay relative to max(5 s, 16 %), 95th percentile', Number(percentile(ratios, 0.95).toFixed(2))],
      ['delay relative to max(5 s, 16 %), worst', Number(Math.max(...ratios).toFixed(2))],
      ['polls', polls],
      ['polls at a fixed 30 s', fixedPolls],
      ['other requests (people)', world.api.requests.length - polls],
      ['duration in seconds', Math.round((performance.now() - began) / SECOND)],
    ],
  }),
);
if (lost > 0) process.exit(1);
