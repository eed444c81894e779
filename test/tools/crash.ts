import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { launchBrowser } from '../e2e/browsers/browser';
import { createBridge, type Extension } from '../e2e/kit/extension';
import { startSite } from '../e2e/kit/site';
import { follow } from '../e2e/kit/use';
import { build, root, targets } from './package/targets';
import { createRandom } from './simulator/people/random';
import { startSimulator } from './simulator/simulator';

/**
 * `npm run crash [-- --kills 200 --seed 1]`: kills the browser (SIGKILL) at random moments while tasks are tracked,
 * polled and announced, and starts it again with the same profile. Prints what was lost or announced twice, and exits
 * with 1 if anything was. 200 kills take about a quarter of an hour. Linux only.
 */
const { values } = parseArgs({
  options: { kills: { type: 'string', default: '200' }, seed: { type: 'string', default: '1' } },
});
const PEOPLE = 3;
/** Enough to poll and announce a task. */
const LONGEST_LIFE_MS = 2500;
const LOOK_MS = 40;
/** How long to wait in the end while nothing progresses: what is left over is limited by the request budget. */
const PATIENCE_MS = 120_000;

interface Stored {
  data?: { state?: { kind: string }; announcedAt?: number; items?: { phone?: string }[] };
}

for (const target of targets) if (target.name === 'chrome') build(target, root);
const profile = mkdtempSync(join(tmpdir(), 'crash-'));
const random = createRandom(Number(values.seed));
const kills = Number(values.kills);
// A task without people of its own would never be complete.
const [simulator, site] = [await startSimulator({ peopleCount: kills * PEOPLE }), await startSite()];
const start = () =>
  createBridge(profile, () => launchBrowser({ profile, simulatorHttpsPort: simulator.httpsPort, site }));

/** Tasks that the extension has accepted. */
const tracked: string[] = [];
const lost = new Set<string>();
/** The browser starts after which each notification was seen. */
const seenIn = new Map<string, Set<number>>();
try {
  for (let life = 0; life < kills; life++) {
    const extension = await start();
    await noteLost(extension);
    const taskId = simulator.createTask({ people: PEOPLE });
    await follow(extension, taskId);
    tracked.push(taskId);
    simulator.finish(taskId);
    const endMs = performance.now() + random.fraction() * LONGEST_LIFE_MS;
    while (performance.now() < endMs) await noteSeen(extension, life);
    killBrowser();
    await extension.context.close().catch(() => {});
  }
  const extension = await start();
  let [left, sinceMs] = [tracked.length, performance.now()];
  while (left > 0 && performance.now() - sinceMs < PATIENCE_MS) {
    await noteSeen(extension, kills);
    const now = (await unfinished(extension)).length;
    if (now < left) sinceMs = performance.now();
    left = now;
  }
  await noteLost(extension);
  const open = await unfinished(extension);
  const twice = [...seenIn].filter(([, lives]) => lives.size > 1).map(([id]) => id);
  await extension.context.close();
  console.log(
    `${kills} kills, seed ${values.seed}: ${tracked.length} tasks tracked, ${seenIn.size} notifications seen`,
  );
  console.log(`lost: ${list([...lost])}`);
  console.log(`not finished or not announced: ${list(open)}`);
  console.log(`announced twice: ${list(twice)}`);
  if (lost.size + open.length + twice.length > 0) process.exitCode = 1;
} finally {
  await Promise.all([simulator.close(), site.close()]);
  rmSync(profile, { recursive: true, force: true });
}

async function noteLost(extension: Extension): Promise<void> {
  const stored = await extension.storage();
  for (const id of tracked) if (!stored[`task:${id}`]) lost.add(`task ${id}`);
}

async function noteSeen(extension: Extension, life: number): Promise<void> {
  for (const id of await extension.notifications()) seenIn.set(id, (seenIn.get(id) ?? new Set()).add(life));
  await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
}

/** Tasks that haven't finished, weren't announced, or lack people. */
async function unfinished(extension: Extension): Promise<string[]> {
  const stored = await extension.storage();
  return tracked.filter((id) => {
    const { data } = (stored[`task:${id}`] ?? {}) as Stored;
    return data?.state?.kind !== 'done' || data.announcedAt === undefined || data.items?.length !== PEOPLE;
  });
}

/** Kills the main process; the others exit with it. */
function killBrowser(): void {
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    const words = commandOf(pid);
    if (words.includes(`--user-data-dir=${profile}`) && !words.some((word) => word.startsWith('--type=')))
      process.kill(Number(pid), 'SIGKILL');
  }
}

function commandOf(pid: string): string[] {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
  } catch {
    return [];
  }
}

function list(some: readonly string[]): string {
  return some.length > 0 ? some.join(', ') : 'nothing';
}
