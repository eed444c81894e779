import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SIMULATOR_KEY } from '../../tools/simulator/simulator';
import type { Extension } from '../kit/extension';
import { expect, test } from '../kit/harness';
import { states } from '../states/states';

const stored = states.find(({ name }) => name === 'popup-tasks')?.stored ?? {};
const pages = ['popup.html', 'options.html', 'results.html?task=321'];

/** Where Chromium stores `storage.local`. */
const folderOf = (extension: Extension) => join(extension.profile, 'Default/Local Extension Settings', extension.id);

function changeFiles(folder: string, name: RegExp, change: (bytes: Buffer) => Buffer | undefined): void {
  for (const file of readdirSync(folder).filter((one) => name.test(one))) {
    const path = join(folder, file);
    const changed = change(readFileSync(path));
    if (changed) writeFileSync(path, changed);
    else rmSync(path);
  }
}

/** Flips a byte here and there. */
function turnBytes(bytes: Buffer): Buffer {
  for (let at = 20; at < bytes.length; at += 40) bytes[at] = (bytes[at] ?? 0) ^ 0xff;
  return bytes;
}

/** Damages the latest value stored under each of these keys. */
const breakValues = (keys: readonly string[]) => (bytes: Buffer) => {
  for (const key of keys) {
    const at = bytes.indexOf('{', bytes.lastIndexOf(key));
    if (bytes.lastIndexOf(key) >= 0 && at >= 0) bytes[at] = 0x21;
  }
  return bytes;
};

/** The browser writes the mark that the extension has been used to disk only some seconds later. */
const untilUseIsMarked = (extension: Extension) =>
  expect
    .poll(() => {
      const folder = join(extension.profile, 'Default/Local Storage/leveldb');
      return readdirSync(folder).some((name) => readFileSync(join(folder, name)).includes('isUsed'));
    })
    .toBe(true);

const unreadable: [what: string, damage: (folder: string) => void][] = [
  ['a missing manifest', (folder) => changeFiles(folder, /^MANIFEST/, () => undefined)],
  [
    'a file instead of its folder',
    (folder) => {
      rmSync(folder, { recursive: true });
      writeFileSync(folder, 'not a folder');
    },
  ],
];

for (const [what, damage] of unreadable)
  test(`a store with ${what}: each page explains that it can’t be read, and what to do`, async ({ extension }) => {
    test.slow();
    await extension.store(stored);
    await expect((await extension.openPopup()).getByText('Nordic Food Expo')).toBeVisible();
    await extension.restart({ meanwhile: () => damage(folderOf(extension)) });
    for (const path of pages) {
      const page = await extension.visit(extension.address(path));
      await expect(page.getByRole('heading', { level: 1, name: 'Your data can’t be read' })).toBeVisible();
      await expect(page.getByText(/open the browser again/)).toBeVisible();
      await expect(page.getByText(/Details for support: .*error/)).toBeVisible();
      await expect(page.getByRole('button', { name: 'Delete and start again' })).toBeVisible();
    }
    await expect.poll(() => extension.badge()).toBe('!');
  });

for (const [what, name] of [
  ['its log', /\.log$/],
  ['any file', /./],
] as const)
  test(`a store without ${what}: each page reports the loss, or that it can’t be read`, async ({ extension }) => {
    test.slow();
    await extension.store(stored);
    await expect((await extension.openPopup()).getByText('Nordic Food Expo')).toBeVisible();
    await untilUseIsMarked(extension);
    await extension.restart({ meanwhile: () => changeFiles(folderOf(extension), name, () => undefined) });
    for (const path of pages) {
      const page = await extension.visit(extension.address(path));
      const gone = page.getByText(/^Your tasks, numbers and settings are gone/);
      await expect(gone.or(page.getByRole('heading', { level: 1, name: 'Your data can’t be read' }))).toBeVisible();
    }
  });

test('a store without a manifest can be deleted, and the extension starts over', async ({ extension }) => {
  test.slow();
  await extension.store(stored);
  await extension.restart({
    meanwhile: () => changeFiles(folderOf(extension), /^MANIFEST/, () => undefined),
  });
  const popup = await extension.openPopup();
  await popup.getByRole('button', { name: 'Delete and start again' }).click();
  await popup.getByRole('dialog').getByRole('button', { name: 'Delete', exact: true }).click();
  await expect(
    popup.getByRole('button', { name: 'Agree and continue' }).or(popup.getByText(/The browser didn’t delete/)),
  ).toBeVisible();
});

test('if all values are damaged, the loss is reported and the extension keeps working', async ({ extension }) => {
  test.slow();
  await extension.store(stored);
  await (await extension.openPopup()).close();
  const keys = Object.keys(await extension.storage());
  await untilUseIsMarked(extension);
  await extension.restart({ meanwhile: () => changeFiles(folderOf(extension), /\.(log|ldb)$/, breakValues(keys)) });
  const popup = await extension.openPopup();
  await expect(popup.getByText(/^Your tasks, numbers and settings are gone/)).toBeVisible();
  await popup.getByRole('button', { name: 'Agree and continue' }).click();
  await expect(popup.getByText(/set aside: .*Task 321/)).toBeVisible();
  await expect(popup.getByLabel('API key')).toBeVisible();
});

test('bytes flipped everywhere: the extension starts over, whatever the browser still finds', async ({ extension }) => {
  test.slow();
  await extension.store(stored);
  await (await extension.openPopup()).close();
  await untilUseIsMarked(extension);
  await extension.restart({ meanwhile: () => changeFiles(folderOf(extension), /\.(log|ldb)$/, turnBytes) });
  const popup = await extension.openPopup();
  await expect(popup.getByText(/^Your tasks, numbers and settings are gone/)).toBeVisible();
  await popup.getByRole('button', { name: 'Agree and continue' }).click();
  await popup.getByLabel('API key').fill(SIMULATOR_KEY);
  await popup.getByRole('button', { name: 'Save' }).click();
  await expect(popup.getByText(/^Key works/)).toBeVisible();
});

test('one damaged task and one damaged person affect nobody else, and are named', async ({ extension }) => {
  test.slow();
  await extension.store(stored);
  await (await extension.openPopup()).close();
  await extension.restart({
    meanwhile: () => changeFiles(folderOf(extension), /\.(log|ldb)$/, breakValues(['task:322', 'contact:703'])),
  });
  const popup = await extension.openPopup();
  await expect(popup.getByText('Nordic Food Expo')).toBeVisible();
  await expect(popup.getByText('Jane Doe').first()).toBeVisible();
  await expect(popup.getByText(/set aside: Task 322/)).toBeVisible();
  const results = await extension.openResults('?task=321');
  await expect(results.getByText('Jürgen Weiß')).toBeVisible();
  await expect(results.getByText('Aiko Tanaka')).toHaveCount(0);
  await expect((await extension.openOptions()).getByRole('heading', { level: 1 })).toHaveText('Settings');
  await popup.getByRole('button', { name: 'Track again' }).click();
  await expect.poll(async () => (await extension.storage())['task:322']).toBeDefined();
});
