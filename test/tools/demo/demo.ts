import { spawnSync } from 'node:child_process';
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

/** Hands the window to the user, at the setup steps and with the CRM in a second tab; resolves when it is closed. */
async function handOver({ extension, startTask, delivered, failed }: Stage): Promise<void> {
  const taskId = startTask(180_000);
  const another = startTask(600_000);
  const crm = await extension.visit(`${CRM}/people`);
  const popup = await extension.openPopup();
  // The tools' own tabs and the browser's empty tab are of no use to the user.
  for (const page of extension.context.pages()) if (page !== crm && page !== popup) await page.close();
  await popup.bringToFront();
  console.log(`
A browser window is open with two tabs: the extension as you see it after installing, and a demo CRM that is already
allowed. Try this:
  1. Enter the API key: ${SIMULATOR_KEY}
  2. Track task ${taskId}. It takes three minutes; its contacts are in the demo CRM.
  3. Switch to the CRM tab: numbers appear next to their contacts as they are unlocked. Open a contact's record, too.
  4. Click the extension's icon (under the puzzle piece) on the CRM tab; open the task, or search for a name.
  5. Wait for the notification: ${delivered.length} numbers unlocked, ${failed.length} failed. Click it to see the results.
  6. Track another task that takes ten minutes: ${another}
Close the window to end the demo.
`);
  await new Promise((resolve) => extension.context.once('close', resolve));
}
