import { storedContacts } from '../../crm-pages/people';
import { boxNamed, clickChip, expect, readChips, test } from '../kit/harness';

/** A page tries to trick the user into clicking a chip. The clipboard shows whether a click was accepted. */
const CRM = 'https://crm.example';
test.use({ allowedOrigins: [CRM] });

const ROW =
  '<!doctype html><title>People</title><ul style="margin-top: 60px"><li id="row">Mara Lindqvist <a href="mailto:mara.lindqvist@nordwind.example">e-mail</a></ul>';
const COPY = /^Copy .+’s number$/;

/** Scripts that run in a page with a chip. */
const attacks: Record<string, string> = {
  'a sheet that lets clicks through':
    "document.body.append(Object.assign(document.createElement('div'), { style: 'position: fixed; inset: 0; background: #fff; pointer-events: none' }))",
  'a sheet that is almost transparent':
    "document.body.append(Object.assign(document.createElement('div'), { style: 'position: fixed; inset: 0; background: #fff1; pointer-events: none' }))",
  'a popover in the top layer':
    "const cover = document.body.appendChild(Object.assign(document.createElement('div'), { popover: 'manual', style: 'inset: 0; width: auto; height: auto; pointer-events: none' })); cover.showPopover()",
  'an almost transparent ancestor': "document.documentElement.style.opacity = '0.05'",
  'a chip clipped to a corner':
    "document.querySelector('html > div').style.setProperty('clip-path', 'inset(0 0 60% 0)', 'important')",
  'a blurred page': "document.documentElement.style.filter = 'blur(9px)'",
  'a chip made tiny': "document.querySelector('html > div').style.setProperty('transform', 'scale(.1)', 'important')",
};

test('clicks on a covered, hidden or clipped chip are ignored', async ({ extension, site }) => {
  test.slow();
  await extension.store(storedContacts);
  site.serve(`${CRM}/people`, ROW);
  site.serve(`${CRM}/notes`, '<!doctype html><title>Notes</title><textarea></textarea>');
  const notes = await extension.visit(`${CRM}/notes`);
  const clipboard = async () => {
    await notes.bringToFront();
    await notes.locator('textarea').fill('');
    await notes.locator('textarea').press('Control+V');
    return notes.locator('textarea').inputValue();
  };
  const page = await extension.visit(`${CRM}/people`);
  await expect.poll(async () => (await readChips(page)).length).toBe(1);
  for (const [attack, script] of Object.entries(attacks)) {
    await notes.bringToFront();
    await notes.locator('textarea').fill('untouched');
    await notes.locator('textarea').press('Control+A');
    await notes.locator('textarea').press('Control+C');
    await page.bringToFront();
    await page.reload();
    await expect.poll(async () => (await readChips(page)).length).toBe(1);
    await page.evaluate(script);
    await page.evaluate(untilRested);
    await clickChip(page, COPY);
    expect.soft(await clipboard(), attack).toBe('untouched');
  }
  // Without an attack, the same click is accepted.
  await page.bringToFront();
  await page.reload();
  await expect(async () => {
    await page.bringToFront();
    await clickChip(page, COPY);
    expect(await clipboard()).toBe('+49 30 23125101');
  }).toPass();
});

/** Longer than a chip must be still before it accepts clicks. */
const untilRested = () =>
  new Promise<void>((resolve) => {
    const startMs = performance.now();
    const look = () => (performance.now() - startMs > 700 ? resolve() : void requestAnimationFrame(look));
    look();
  });

test('a chip in a frame that the page hides ignores clicks', async ({ extension, site }) => {
  await extension.store(storedContacts);
  site.serve(`${CRM}/inner`, ROW);
  site.serve(
    `${CRM}/people`,
    `<!doctype html><title>Frames</title><iframe src="/inner" style="opacity: .02; width: 500px; height: 200px"></iframe><textarea></textarea>`,
  );
  const page = await extension.visit(`${CRM}/people`);
  await expect.poll(async () => (await readChips(page)).length).toBe(1);
  await page.evaluate(untilRested);
  await clickChip(page, COPY);
  const field = page.locator('textarea');
  await field.press('Control+V');
  expect(await field.inputValue()).not.toContain('23125101');
  await page.locator('iframe').evaluate((frame) => frame.setAttribute('style', 'width: 500px; height: 200px'));
  await expect(async () => {
    await clickChip(page, COPY);
    await field.fill('');
    await field.press('Control+V');
    expect(await field.inputValue()).toContain('23125101');
  }).toPass();
});

// A document in another process can't notice that its frame moves away from under a resting pointer, and back.
test('in a frame of another site, in a process of its own, one click only opens the panel', async ({
  extension,
  site,
}) => {
  await extension.store(storedContacts);
  site.serve(`${CRM}/inner`, ROW);
  site.serve(
    'https://elsewhere.test/people',
    `<!doctype html><title>Frames</title><body style="margin: 0"><iframe src="${CRM}/inner" style="position: absolute; left: 300px; top: 200px; width: 700px; height: 400px; border: 0"></iframe><textarea></textarea>`,
  );
  const page = await extension.visit('https://elsewhere.test/people');
  const [, frame] = page.frames();
  if (!frame) throw new Error('There is no frame');
  // Rejects if the frame shares its page's process.
  await expect.poll(async () => (await readChips(frame)).length).toBe(1);
  const hasPanel = async () => (await readChips(frame))[0]?.names.includes('Not this person');
  const field = page.locator('textarea');
  const pasted = async () => {
    await field.fill('');
    await field.press('Control+V');
    return field.inputValue();
  };
  const hover = async (name: RegExp) => {
    const box = await boxNamed(frame, name);
    await page.mouse.move(300 + box.x + box.width / 2, 200 + box.y + box.height / 2);
    await page.evaluate(untilRested);
  };
  const click = async (name: RegExp) => {
    await hover(name);
    await page.mouse.down();
    await page.mouse.up();
  };
  await hover(COPY);
  await page.evaluate(`(async () => {
    const { style } = document.querySelector('iframe');
    style.left = '900px';
    await new Promise((resolve) => setTimeout(resolve, 200));
    style.left = '300px';
  })()`);
  await page.mouse.down();
  await page.mouse.up();
  expect(await pasted()).not.toContain('23125101');
  await expect(async () => {
    if (!(await hasPanel())) await click(COPY);
    expect(await hasPanel()).toBe(true);
  }).toPass();
  expect(await pasted()).not.toContain('23125101');
  await expect(async () => {
    if (!(await hasPanel())) await click(COPY);
    await click(/^Copy$/);
    expect(await pasted()).toContain('23125101');
  }).toPass();
});
