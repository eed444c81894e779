import { spawnSync } from 'node:child_process';
import { saveKey, track } from '../../e2e/use';
import { SIMULATOR_KEY } from '../simulator/simulator';
import { CRM, type Stage, setUpStage } from './stage';
import { giveTour } from './tour';

/**
 * `npm start`: builds the extension and lets it do its whole job against the simulator and a small CRM. With a display
 * it sets everything up in a window and leaves it to a person; without one it does the job itself and ends 0 only if
 * all came out right.
 */
const startedAt = Date.now();
const say = (text: string) => console.log(`${((Date.now() - startedAt) / 1000).toFixed(1).padStart(5)} s  ${text}`);

const hasDisplay = process.platform === 'linux' ? Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY) : true;
const headless = !hasDisplay || process.argv.includes('--headless');

build();
const stage = await setUpStage({ headless });
say(`Simulator of the Lensmor API at ${stage.simulator.url}, demo CRM and Chromium are up`);
try {
  if (headless) await giveTour(stage, say);
  else await handOver(stage);
  say('Done');
} catch (error) {
  say(`FAILED: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
} finally {
  await stage.close();
}

function build(): void {
  const { status, stdout, stderr } = spawnSync('npx', ['wxt', 'build'], {
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Error(`The build failed:\n${stdout}${stderr}`);
  say('Extension built');
}

/** Leaves the window to a person; resolves when they have closed it. */
async function handOver({ extension, simulator, startTask, delivered, failed }: Stage): Promise<void> {
  await (await saveKey(extension)).close();
  const taskId = startTask(60_000);
  await (await track(extension, taskId)).close();
  const crm = await extension.visit(`${CRM}/people`);
  await crm.bringToFront();
  const another = simulator.createTask({ people: 5, durationMs: 90_000 });
  console.log(`
A window is open: the key is saved, the demo CRM is allowed, and task ${taskId} is being followed.
Try this:
  1. Open the popup (the puzzle piece, then Phones for Lensmor) and watch task ${taskId}; it ends within a minute.
  2. Wait for the notification: ${delivered.length} phones unlocked, ${failed.length} failed. Click it for the results.
  3. See the numbers appear beside their people in the CRM, and open a person's record.
  4. Track another task in the popup: ${another}
The key, should you want to type it: ${SIMULATOR_KEY}
Close the window to end the demo.
`);
  await new Promise((resolve) => extension.context.once('close', resolve));
}
