import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, type Page } from '@playwright/test';
import { readChips } from '../../e2e/kit/chips';
import { saveKey, track } from '../../e2e/kit/use';
import { CRM, type Stage, setUpStage } from '../demo/stage';
import { hashPictureSources } from '../package/picture-sources';
import { pictures } from '../package/store-kit';
import { framed, logo, tile } from './frame';

/** `npm run store-pictures`: takes the pictures for the stores and the README from the current build. */
const folder = fileURLToPath(new URL('../../../docs/store/images/', import.meta.url));
const readmePicture = fileURLToPath(new URL('../../../docs/images/crm-list.png', import.meta.url));
const { version } = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8')) as {
  version: string;
};
/** The space inside the frame. A CRM is shown scaled down, as on a wide screen. */
const SHOT = { width: 1160, height: 664 };
const CRM_WINDOW = { width: 1450, height: 830 };
const PATIENCE = { timeout: 60_000 };

const stage = await setUpStage({ headless: true });
try {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  await takePictures(stage);
  writeFileSync(`${folder}pictures.json`, `{ "version": "${version}", "takenOf": "${hashPictureSources()}" }\n`);
} finally {
  await stage.close();
}

async function takePictures({ extension, simulator, startTask, delivered, failed }: Stage): Promise<void> {
  const settings = await saveKey(extension);
  const doneId = startTask(0);
  await (await track(extension, doneId)).close();
  await expect.poll(() => extension.notifications(), PATIENCE).toContain(`task:${doneId}`);
  // A new machine may only have Latin fonts.
  const free = simulator.people.filter(
    (person) => ![...delivered, ...failed].includes(person) && /^[\p{Script=Latin}\s.'’-]+$/u.test(person.fullName),
  );
  const runningId = simulator.createTask({ people: free.slice(0, 12).map(({ personnelId }) => ({ personnelId })) });
  simulator.setProgress(runningId, 0.6);
  const popup = await track(extension, runningId);

  const crm = await extension.visit(`${CRM}/people`);
  await crm.setViewportSize(CRM_WINDOW);
  await crm.reload();
  const withNumber = async () => (await readChips(crm)).filter(({ number }) => number !== undefined).length;
  await expect.poll(withNumber, PATIENCE).toBe(delivered.length);
  const list = await crm.screenshot();
  writeFileSync(readmePicture, list);
  await crm
    .getByRole('link', { name: delivered[0]?.fullName ?? '', exact: true })
    .first()
    .click();
  await expect(crm.getByRole('heading', { level: 1 })).toHaveText(delivered[0]?.fullName ?? '');
  await expect.poll(withNumber, PATIENCE).toBeGreaterThan(0);
  const record = await crm.screenshot();

  await popup.bringToFront();
  await popup.setViewportSize({ width: 380, height: 600 });
  await expect(popup.getByText(/\d of 12 done/).first()).toBeVisible(PATIENCE);
  const results = await extension.openResults(`?task=${doneId}`);
  await results.setViewportSize(SHOT);
  await expect(results.getByText(delivered[0]?.fullName ?? '').first()).toBeVisible(PATIENCE);
  await settings.setViewportSize(SHOT);

  await save(crm, 'screenshot-1.png', framed('The right number beside the right person', list));
  await save(crm, 'screenshot-2.png', framed('Track every unlock until it finishes', list, await popup.screenshot()));
  await save(crm, 'screenshot-3.png', framed('On every record you open', record));
  await save(crm, 'screenshot-4.png', framed('Everyone in one table, ready to export', await results.screenshot()));
  await save(crm, 'screenshot-5.png', framed('You decide where, and for how long', await settings.screenshot()));
  await save(crm, 'tile.png', tile(120, 34));
  await save(crm, 'marquee.png', tile(300, 92));
  await save(crm, 'logo.png', logo());
}

/** Renders `html` in the size that the stores require for this picture. */
async function save(near: Page, name: string, html: string): Promise<void> {
  const [width = 0, height = 0] = (pictures[name] ?? '').split('x').map(Number);
  const page = await near.context().newPage();
  await page.setViewportSize({ width, height });
  await page.setContent(html);
  await page.screenshot({ path: `${folder}${name}`, omitBackground: true });
  await page.close();
  console.log(`${width} × ${height}  ${name}`);
}
