import type { Page } from '@playwright/test';
import { storedContacts } from '../crm-pages/people';
import { type Extension, expect, readChips, test } from './harness';
import type { Site } from './site';

/** What stands on a page stays where it is when chips come: they take their own width, where there is room for it. */
const CRM = 'https://crm.example';
test.use({ allowedOrigins: [CRM] });

const people = [
  ['Mara Lindqvist', 'mara.lindqvist@nordwind.example'],
  ['Lena Hoffmann', 'lena.hoffmann@nordwind.example'],
  ['Tomás Ferreira', 'tomas.ferreira@acme.example'],
] as const;
const each = (make: (name: string, email: string) => string) =>
  people.map(([name, email]) => make(name, email)).join('');

/** The elements marked `data-still` may not move at all, those marked `data-line` neither up nor down. */
const layouts: Record<string, string> = {
  'a fixed-layout table': `<table style="table-layout: fixed; width: 420px">${each(
    (name, email) =>
      `<tr><td data-still style="overflow: hidden; white-space: nowrap; text-overflow: ellipsis">${name}</td><td data-still>${email}</td></tr>`,
  )}</table>`,
  'a table as wide as its page': `<table style="width: 100%">${each(
    (name, email) =>
      `<tr data-still><td data-still><a href="#">${name}</a></td><td data-still>${email}</td><td data-still>Nordwind GmbH</td></tr>`,
  )}</table>`,
  'a table as wide as its page, with no room left': `<table style="width: 100%">${each(
    (name, email) =>
      `<tr data-still><td data-still style="padding: 4px 20px"><a href="#">${name}</a></td><td data-still style="width: 100%">${email}</td></tr>`,
  )}</table>`,
  'an ordinary table': `<table>${each(
    (name, email) => `<tr data-line><td><a href="#">${name}</a></td><td>${email}</td></tr>`,
  )}</table>`,
  'rows that are grids': each(
    (name, email) =>
      `<div role="row" data-still style="display: grid; grid-template-columns: 150px 220px 60px"><a href="#">${name}</a><span data-still>${email}</span><b data-still>Berlin</b></div>`,
  ),
  'rows that are flex boxes': each(
    (name, email) =>
      `<div role="row" data-still style="display: flex; width: 620px"><a href="#" style="flex: 1">${name}</a><span data-still style="width: 260px">${email}</span></div>`,
  ),
  'items whose lines are flex items': `<ul>${each(
    (name, email) =>
      `<li data-still style="display: flex; flex-direction: column"><a href="#">${name}</a><small data-line>${email}</small></li>`,
  )}</ul>`,
  'text that fills its lines': `<div role="list" style="width: 330px">${each(
    (name, email) => `<p role="listitem" data-still>${name} wrote on Monday from <b>${email}</b> about lunch.</p>`,
  )}</div>`,
  'a page that is read from the right': `<div dir="rtl"><table style="width: 100%">${each(
    (name, email) => `<tr data-still><td data-still><a href="#">${name}</a></td><td data-still>${email}</td></tr>`,
  )}</table></div>`,
  'tight lines': `<ul style="font-size: 12px; line-height: 14px">${each(
    (name, email) => `<li data-line><span>${name}</span> · ${email}</li>`,
  )}</ul>`,
  'cells that cut off, in rows placed by transforms': `<div role="grid" style="position: relative; height: 90px">${each(
    (name, email) =>
      `<div role="row" style="position: absolute; display: flex; height: 28px; transform: translateY(${28 * people.findIndex(([other]) => other === name)}px)">${[
        `<a href="#">${name}</a>`,
        email,
        'Berlin',
      ]
        .map(
          (value) =>
            `<div role="gridcell" data-still style="width: 120px; line-height: 28px; overflow: hidden; white-space: nowrap; text-overflow: ellipsis">${value}</div>`,
        )
        .join('')}</div>`,
  )}</div>`,
};

const places = `[...document.querySelectorAll('[data-still], [data-line]')].map((element) => {
  const { x, y, width, height } = element.getBoundingClientRect();
  return (element.dataset.still === undefined ? [y, height] : [x, y, width, height]).map(Math.round).join();
})`;

/** Opens a page with this body, once its chips are there and in reach. */
async function open(extension: Extension, site: Site, body: string): Promise<Page> {
  await extension.store(storedContacts);
  const address = `${CRM}/${body.length}`;
  site.serve(
    address,
    `<!doctype html><title>People</title><body style="font: 13px/16px sans-serif">${body}<script>
    window.before = ${places};
    window.shifts = [];
    new PerformanceObserver((list) => shifts.push(...list.getEntries().map(({ value }) => value))).observe({ type: 'layout-shift', buffered: true });
    </script>`,
  );
  const page = await extension.visit(address);
  const areInReach = async () => (await readChips(page)).map(({ isReachable }) => isReachable);
  await expect.poll(areInReach, body).toEqual(people.map(() => true));
  return page;
}

/** Links in whose middle a click would be a chip's. */
const takenLinks = () =>
  [...document.querySelectorAll('a')].filter((link) => {
    const { x, y, width, height } = link.getBoundingClientRect();
    const top = document.elementFromPoint(x + width / 2, y + height / 2);
    return top !== link && link.contains(top);
  }).length;

test('nothing moves when chips come, and none stands in the middle of a link', async ({ extension, site }) => {
  test.slow();
  for (const [name, body] of Object.entries(layouts)) {
    const page = await open(extension, site, body);
    const seen = { places: await page.evaluate(places), takenLinks: await page.evaluate(takenLinks) };
    expect.soft(seen, name).toEqual({ places: await page.evaluate('window.before'), takenLinks: 0 });
    // A name that has its chip before it moves by the width of that.
    const shift = Math.max(0, ...((await page.evaluate('window.shifts')) as number[]));
    if (!body.includes('data-line')) expect.soft(shift, name).toBeLessThan(0.0005);
    await page.close();
  }
});

const widths = async (page: Page) => (await readChips(page)).map(({ box }) => Math.round(box.width));

test('chips that had to be small grow when there is room, and shrink when it goes', async ({ extension, site }) => {
  const body = layouts['a table as wide as its page'] ?? '';
  const page = await open(extension, site, body);
  const wide = await widths(page);
  expect(Math.min(...wide)).toBeGreaterThan(100);
  await page.setViewportSize({ width: 460, height: 800 });
  await expect.poll(() => widths(page)).toEqual(people.map(() => 22));
  expect(await page.evaluate(takenLinks)).toBe(0);
  await page.setViewportSize({ width: 1280, height: 800 });
  await expect.poll(() => widths(page)).toEqual(wide);
});

test('a chip that a row’s own buttons would cover on hover makes room for itself', async ({ extension, site }) => {
  const page = await open(
    extension,
    site,
    `<style>.row { position: relative; width: 300px } .actions { display: none; position: absolute; inset: 0 0 0 100px; background: #fff; text-align: right } .row:hover .actions { display: block }</style>
    ${each((name, email) => `<div role="row" class="row" style="height: 28px"><span>${name}</span><span class="actions"><a href="mailto:${email}">E-mail</a><button>Call</button></span><sup style="position: absolute; top: 12px; left: 0">${email}</sup></div>`)}`,
  );
  const [first] = await readChips(page);
  await page.mouse.move(20, (first?.box.y ?? 0) + 4);
  await expect.poll(async () => (await readChips(page))[0]?.isReachable).toBe(true);
  await expect.poll(async () => (await widths(page))[0]).toBe(22);
  await page.mouse.move(20, 500);
  await expect.poll(async () => (await readChips(page))[0]?.box).toEqual(first?.box);
});
