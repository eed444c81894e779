import { storedContacts } from '../crm-pages/people';
import { expect, readChips, test } from './harness';

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

for (const [name, body] of Object.entries(layouts)) {
  test(`nothing moves in ${name}`, async ({ extension, site }) => {
    await extension.store(storedContacts);
    site.serve(
      `${CRM}/people`,
      `<!doctype html><title>People</title><body style="font: 13px/16px sans-serif">${body}<script>window.before = ${places}</script>`,
    );
    const page = await extension.visit(`${CRM}/people`);
    await expect
      .poll(async () => (await readChips(page)).map(({ isReachable }) => isReachable))
      .toEqual(people.map(() => true));
    expect(await page.evaluate(places)).toEqual(await page.evaluate('window.before'));
  });
}
