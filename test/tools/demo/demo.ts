import { spawnSync } from 'node:child_process';
import { saveKey, track } from '../../e2e/use';
import { SIMULATOR_KEY } from '../simulator/simulator';
import { CRM, type Stage, setUpStage } from './stage';
import { giveTour } from './tour';

/**
 * `npm start`: builds the extension and runs the whole flow against the simulator and a small demo CRM. With a display,
 * it prepares a browser window for you to try. Without one, it runs through all steps itself and exits with 0 only if
 * everything works.
 */
const startedAt = Date.now();
const say = (text: string) => console.log(`${((Date.now() - startedAt) / 1000).toFixed(1).padStart(5)} s  ${text}`);

const hasDisplay = process.platform === 'linux' ? Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY) : true;
const headless = !hasDisplay || process.argv.includes('--headless');

build();
const stage = await setUpStage({ headless });
say(`Running: API simulator at ${stage.simulator.url}, demo CRM, Chromium`);
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

/** Hands the window to the user; resolves when it is closed. */
async function handOver({ extension, simulator, startTask, delivered, failed }: Stage): Promise<void> {
  await (await saveKey(extension)).close();
  const taskId = startTask(60_000);
  await (await track(extension, taskId)).close();
  const crm = await extension.visit(`${CRM}/people`);
  await crm.bringToFront();
  const another = simulator.createTask({ people: 5, durationMs: 90_000 });
  console.log(`
A browser window is open. The API key is saved, the demo CRM is allowed, and task ${taskId} is being tracked.
Try this:
  1. Open the popup (puzzle-piece icon, then Phones for Lensmor) and watch task ${taskId}. It finishes within a minute.
  2. Wait for the notification: ${delivered.length} numbers unlocked, ${failed.length} failed. Click it to see the results.
  3. See the numbers appear next to people in the CRM, then open a person's record.
  4. Track another task in the popup: ${another}
API key, in case you want to enter it yourself: ${SIMULATOR_KEY}
Close the window to end the demo.
`);
  await new Promise((resolve) => extension.context.once('close', resolve));
}
