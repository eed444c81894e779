import { describe, expect, test } from 'vitest';
import type { Contact } from '../../../components/contacts/contact';
import { storedContacts } from '../../crm-pages/people';
import { openPage } from '../open-page';
import { compare } from './compare';
import { people as cast, ines, link, nameOf, yuna } from './people';

const people = [
  ['Mara Lindqvist', 'mara.lindqvist@nordwind.example'],
  ['Lena Hoffmann', 'lena.hoffmann@nordwind.example'],
  ['Tomás Ferreira', 'tomas.ferreira@acme.example'],
] as const;
const each = (make: (name: string, email: string) => string) =>
  people.map(([name, email]) => make(name, email)).join('');

/** Common layouts of lists of people. Chips must not move anything in them. */
const layouts: Record<string, string> = {
  'a fixed-layout table': `<table style="table-layout: fixed; width: 420px">${each(
    (name, email) =>
      `<tr><td style="overflow: hidden; white-space: nowrap; text-overflow: ellipsis">${name}</td><td>${email}</td></tr>`,
  )}</table>`,
  'a full-width table': `<table style="width: 100%">${each(
    (name, email) => `<tr><td><a href="#">${name}</a></td><td>${email}</td><td>Nordwind GmbH</td></tr>`,
  )}</table>`,
  'a full-width table without any free space': `<table style="width: 100%">${each(
    (name, email) =>
      `<tr><td style="padding: 4px 20px"><a href="#">${name}</a></td><td style="width: 100%">${email}</td></tr>`,
  )}</table>`,
  'an ordinary table': `<table>${each(
    (name, email) => `<tr><td><a href="#">${name}</a></td><td>${email}</td></tr>`,
  )}</table>`,
  'rows that are grids': each(
    (name, email) =>
      `<div role="row" style="display: grid; grid-template-columns: 150px 220px 60px"><a href="#">${name}</a><span>${email}</span><b>Berlin</b></div>`,
  ),
  'rows that are flex boxes': each(
    (name, email) =>
      `<div role="row" style="display: flex; width: 620px"><a href="#" style="flex: 1">${name}</a><span style="width: 260px">${email}</span></div>`,
  ),
  'items with their lines as flex items': `<ul>${each(
    (name, email) =>
      `<li style="display: flex; flex-direction: column"><a href="#">${name}</a><small>${email}</small></li>`,
  )}</ul>`,
  'text that fills whole lines': `<div role="list" style="width: 330px">${each(
    (name, email) => `<p role="listitem">${name} wrote on Monday from <b>${email}</b> about lunch.</p>`,
  )}</div>`,
  'a right-to-left page': `<div dir="rtl"><table style="width: 100%">${each(
    (name, email) => `<tr><td><a href="#">${name}</a></td><td>${email}</td></tr>`,
  )}</table></div>`,
  'tight lines': `<ul style="font-size: 12px; line-height: 14px">${each(
    (name, email) => `<li><span>${name}</span> · ${email}</li>`,
  )}</ul>`,
  'clipped cells in rows positioned by transforms': `<div role="grid" style="position: relative; height: 90px">${each(
    (name, email) =>
      `<div role="row" style="position: absolute; display: flex; height: 28px; transform: translateY(${28 * people.findIndex(([other]) => other === name)}px)">${[
        `<a href="#">${name}</a>`,
        email,
        'Berlin',
      ]
        .map(
          (value) =>
            `<div role="gridcell" style="width: 120px; line-height: 28px; overflow: hidden; white-space: nowrap; text-overflow: ellipsis">${value}</div>`,
        )
        .join('')}</div>`,
  )}</div>`,
};

const asPage = (body: string) => `<!doctype html><title>People</title><body style="font: 13px/16px sans-serif">${body}`;

/** Links, rows and items whose middle is covered by a chip. */
const takenMiddles = () =>
  [...document.querySelectorAll('a, tr, li, [role="row"]')].filter((element) => {
    const { x, y, width, height } = element.getBoundingClientRect();
    const top = document.elementFromPoint(x + width / 2, y + height / 2);
    return top?.parentElement?.matches('html > div');
  }).length;

describe('chips move nothing and never cover the middle of a row or link', () => {
  test.each(Object.entries(layouts))('%s', async (_, body) => {
    const { chips, without, withChips, page } = await compare(asPage(body), { viewport: { width: 1280, height: 800 } });
    expect(new Set(chips.map(({ isReachable, person }) => isReachable && person))).toEqual(
      new Set(['Dr. Lena Hoffmann', 'Mara Lindqvist', 'Tomás Ferreira']),
    );
    expect(withChips).toEqual(without);
    expect(await page.evaluate(takenMiddles)).toBe(0);
  });
});

test('chips grow and shrink with the space available', async () => {
  const { page, chips } = await openPage(asPage(layouts['a full-width table'] ?? ''), storedContacts, {
    viewport: { width: 1280, height: 800 },
  });
  const forms = async () => [...new Set((await chips()).map(({ form }) => form))];
  const [wide] = await forms();
  expect(['whole', 'number']).toContain(wide);
  await page.setViewportSize({ width: 460, height: 800 });
  await expect.poll(async () => (await forms()).some((form) => form === wide)).toBe(false);
  await page.setViewportSize({ width: 1280, height: 800 });
  await expect.poll(forms).toEqual([wide]);
});

test('a single long name does not hide the numbers of a long column', async () => {
  const long = { ...ines, profile: { ...ines.profile, fullName: 'Ines Falkenhausen-Hohenlohe' } };
  const crowd = Array.from({ length: 12 }, (_, at) => ({
    ...yuna,
    personnelId: String(7100 + at),
    profile: { ...yuna.profile, fullName: `Yuna Sat${'abcdefghijkl'[at]}`, email: `yuna.${at}@works.example` },
  }));
  const table = (people: readonly Contact[]) =>
    `<!doctype html><title>People</title><style>body { font: 14px sans-serif } table { table-layout: fixed; width: 900px } td { white-space: nowrap }</style><table>${people.map((one) => `<tr><td style="width: 290px">${nameOf(one)}</td><td>${link(one)}</td></tr>`).join('')}</table>`;
  const formsOf = async (people: Contact[]) => {
    const { chips } = await openPage(table(people), people);
    return (await chips()).map(({ form }) => form).join(' ');
  };
  expect(await formsOf([...crowd, long])).toBe(`${'number '.repeat(12)}icon`);
  // In a short column, all chips have the same form.
  expect(await formsOf([...crowd.slice(0, 3), long])).toBe('icon icon icon icon');
});

describe('available space', () => {
  test('a box as wide as its text is no limit if the cell around it has space', async () => {
    const { chips } = await openPage(
      `<!doctype html><title>People</title><style>table { table-layout: fixed; width: 1100px } .row { display: flex; justify-content: space-between } .cut { max-width: 100%; overflow: hidden; text-overflow: ellipsis; white-space: nowrap }</style>
      <table>${cast.map((one) => `<tr><th scope="row" style="width: 400px"><span class="row"><div class="cut"><a href="/c/${one.personnelId}">${nameOf(one)}</a></div></span></th><td>${one.profile?.companyName}</td></tr>`).join('')}</table>`,
      cast,
    );
    const shown = await chips();
    expect(shown.map(({ form }) => form)).toEqual(['number', 'number', 'number']);
  });

  test.each([
    'contain: content',
    'contain: paint',
    'clip-path: inset(0)',
    'overflow: clip',
    'overflow: hidden',
    'content-visibility: auto',
  ])('a chip in a narrow box with %s is seen whole', async (style) => {
    const { page, chips } = await openPage(
      `<!doctype html><title>Box</title><body style="font: 14px sans-serif"><div id="box" style="width: 240px; height: 30px; ${style}">${nameOf(ines)} ${link(ines)}</div>`,
      cast,
    );
    const [chip] = await chips();
    const box = await page.locator('#box').boundingBox();
    expect(chip).toBeDefined();
    expect((chip?.rect.x ?? 0) + (chip?.rect.width ?? 0)).toBeLessThanOrEqual((box?.x ?? 0) + 241);
    expect((chip?.rect.y ?? 0) + (chip?.rect.height ?? 0)).toBeLessThanOrEqual((box?.y ?? 0) + 31);
  });

  test('a chip beside a field never crosses the border around it', async () => {
    const { page, chips } = await openPage(
      `<!doctype html><title>Edit</title><h1>Contact</h1><table><tr><td><div id="box" style="display: flex; width: 300px; border: 2px solid #ccd; padding: 6px"><input style="flex: 1; border: 0; min-width: 0" value="${nameOf(yuna)}"></div></td><td style="width: 400px">${link(yuna)}</td></tr></table>`,
      cast,
    );
    const [chip] = await chips();
    const box = await page.locator('#box').boundingBox();
    const right = (chip?.rect.x ?? 0) + (chip?.rect.width ?? 0);
    const isInside = right <= (box?.x ?? 0) + (box?.width ?? 0) - 2;
    const isOutside = (chip?.rect.x ?? 0) >= (box?.x ?? 0) + (box?.width ?? 0);
    expect(isInside || isOutside).toBe(true);
  });
});

describe('chips and the page’s own layers', () => {
  const grid = `<!doctype html><title>Grid</title><style>body { font: 14px sans-serif; margin: 0 } #scroller { width: 500px; height: 120px; overflow: auto } table { border-collapse: collapse } td, th { padding: 6px 12px; white-space: nowrap } th { position: sticky; top: 0; background: #eee }</style>
    <div id="scroller"><table style="width: 900px"><thead><tr><th>Name</th><th>Company</th><th>E-mail</th></tr></thead><tbody>${Array.from({ length: 12 }, (_, at) => `<tr><td>${at === 1 ? nameOf(ines) : `Nobody ${'abcdefghijkl'[at]}`}</td><td style="width: 400px">Falk Works</td><td>${at === 1 ? link(ines) : ''}</td></tr>`).join('')}</tbody></table></div>`;

  test('a chip follows its name in a scrolled element, and disappears under a sticky header', async () => {
    const { page, chips } = await openPage(grid, cast);
    const gapOf = async () => {
      const [chip] = await chips();
      const name = await page.evaluate(() => {
        const range = document.createRange();
        range.selectNodeContents(document.querySelectorAll('tbody td')[3] as Node);
        return range.getBoundingClientRect().toJSON() as DOMRect;
      });
      return chip && Math.round(chip.rect.y + chip.rect.height / 2 - name.y - name.height / 2);
    };
    expect(await gapOf()).toBe(0);
    await page.evaluate(() => document.getElementById('scroller')?.scrollTo(0, 14));
    await expect.poll(gapOf).toBe(0);
    // Half under the header, there is only space for a mark; completely under it, for nothing.
    await page.evaluate(() => document.getElementById('scroller')?.scrollTo(0, 40));
    await expect.poll(async () => (await chips()).map(({ form }) => form)).toEqual(['mark']);
    await page.evaluate(() => document.getElementById('scroller')?.scrollTo(0, 62));
    await expect.poll(async () => (await chips()).length).toBe(0);
    await page.evaluate(() => document.getElementById('scroller')?.scrollTo(0, 0));
    await expect.poll(gapOf).toBe(0);
  });

  test('a chip stays next to its name in every frame while its container scrolls', async () => {
    const { page, chips } = await openPage(grid.replace('tbody><tr>', 'tbody><tr><td>Top</td></tr><tr>'), cast);
    expect(await chips()).toHaveLength(1);
    const misses = await page.evaluate(async () => {
      const scroller = document.getElementById('scroller') as HTMLElement;
      const host = document.querySelector('html > div > span');
      const name = [...document.querySelectorAll('td')].find((cell) => cell.textContent === 'Ines Falk') as Element;
      const isBeside = () => {
        const range = document.createRange();
        range.selectNodeContents(name);
        const { right, top, bottom } = range.getBoundingClientRect();
        return document.elementFromPoint(right + 17, (top + bottom) / 2) === host;
      };
      const found: number[] = [];
      for (let frame = 1; frame <= 24; frame++) {
        scroller.scrollTop = frame;
        await new Promise(requestAnimationFrame);
        await new Promise((resolve) => setTimeout(resolve));
        if (!isBeside()) found.push(frame);
      }
      return found;
    });
    expect(misses).toEqual([]);
  });

  test('a frozen column rendered over its original gets the chip', async () => {
    const rows = Array.from(
      { length: 5 },
      (_, at) =>
        `<tr><td>${at === 1 ? nameOf(ines) : `Nobody ${'abcde'[at]}`}</td><td>${at === 1 ? link(ines) : ''}</td></tr>`,
    );
    const copies = rows.map((row) => row.replace(/<\/td>.*/, '</td></tr>'));
    const { page, chips } = await openPage(
      `<!doctype html><title>Grid</title><style>body { font: 14px sans-serif; margin: 0 } .grid { position: relative; width: 500px } .scroller { overflow: auto } table { border-collapse: collapse; table-layout: fixed } td { padding: 6px 12px; background: #fff } .frozen { position: absolute; left: 0; top: 0; z-index: 120; width: 300px; overflow: hidden }</style>
      <div class="grid"><div class="scroller"><table style="width: 900px"><colgroup><col style="width: 300px"></colgroup>${rows.join('')}</table></div><div class="frozen"><table style="width: 300px">${copies.join('')}</table></div></div>`,
      cast,
    );
    const seen = async () => (await chips()).map(({ isReachable, rect }) => [isReachable, Math.round(rect.x)]);
    const [first] = await seen();
    expect(first?.[0]).toBe(true);
    await page.evaluate(() => document.querySelector('.scroller')?.scrollTo(120, 0));
    await expect.poll(seen).toEqual([first]);
  });

  test('a menu that opens over a chip covers it', async () => {
    const { page, chips } = await openPage(grid, cast);
    expect(await chips()).toHaveLength(1);
    await page.evaluate(() => {
      const menu = document.createElement('div');
      menu.style.cssText = 'position: absolute; top: 0; left: 0; width: 400px; height: 200px; background: #fff';
      document.body.append(menu);
      menu.id = 'menu';
    });
    await page.mouse.move(50, 50);
    await expect.poll(async () => (await chips()).filter(({ isReachable }) => isReachable).length).toBe(0);
    await page.evaluate(() => document.getElementById('menu')?.remove());
    await page.mouse.move(60, 60);
    await expect.poll(async () => (await chips()).filter(({ isReachable }) => isReachable).length).toBe(1);
  });

  test('a modal dialog shows its own chips and covers all others', async () => {
    const { page, chips } = await openPage(
      `<!doctype html><title>People</title><table>${cast.map((one) => `<tr><td>${nameOf(one)}</td><td>${link(one)}</td></tr>`).join('')}</table>
      <dialog style="width: 600px; height: 300px"><ul><li>${nameOf(ines)} ${link(ines)}</li></ul></dialog>`,
      cast,
    );
    expect(await chips()).toHaveLength(3);
    await page.evaluate(() => document.querySelector('dialog')?.showModal());
    await expect
      .poll(async () => (await chips()).filter(({ isReachable }) => isReachable).map(({ person }) => person))
      .toEqual([nameOf(ines)]);
  });
});

describe('light or dark', () => {
  const cases: [string, string, string][] = [
    ['oklch', 'background: oklch(1 0 0); color: oklch(0.2 0 0)', 'light'],
    ['lab', 'background: lab(8 0 0); color: lab(95 0 0)', 'dark'],
    ['color()', 'background: color(srgb 1 1 1); color: color(srgb 0 0 0)', 'light'],
    ['a gradient', 'background: linear-gradient(#111, #223); color: #fff', 'dark'],
    ['a picture', 'background: url(data:image/gif;base64,R0lGODlhAQABAAAAACw=) #fff; color: #fff', 'dark'],
    ['a translucent layer over dark', 'background: rgb(0 0 0 / .85); color: #eee', 'dark'],
    ['nothing', 'color: #222', 'light'],
  ];
  test.each(cases)('%s', async (_, style, theme) => {
    const { page, chips } = await openPage(
      `<!doctype html><title>People</title><style>a { color: inherit }</style><body><div style="${style}"><ul><li>${nameOf(ines)} ${link(ines)}</li></ul></div>`,
      cast,
    );
    const [chip] = await chips();
    const { x = 0, y = 0, height = 0 } = chip?.rect ?? {};
    const picture = await page.screenshot({ clip: { x: x + 3, y: y + height / 2 - 1, width: 2, height: 2 } });
    const lightness = await page.evaluate(async (bytes) => {
      const image = await createImageBitmap(await (await fetch(`data:image/png;base64,${bytes}`)).blob());
      const canvas = new OffscreenCanvas(2, 2).getContext('2d');
      canvas?.drawImage(image, 0, 0);
      const [red = 0, green = 0, blue = 0] = canvas?.getImageData(0, 0, 1, 1).data ?? [];
      return (red + green + blue) / 3;
    }, picture.toString('base64'));
    expect(lightness > 128 ? 'light' : 'dark').toBe(theme);
  });
});
