import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { compile } from 'svelte/compiler';
import { expect, test } from 'vitest';
import { bundlePage } from '../frameworks/bundle-page';
import { openPage } from '../open-page';
import { known, rows } from './rows';

/** Real grids and lists that render only what is in view, and reuse their elements for other people. */

const require = createRequire(import.meta.url);

const svelte = {
  name: 'svelte',
  transform: (code: string, id: string) =>
    id.endsWith('.svelte') ? compile(code, { filename: id, css: 'injected' }).js : undefined,
};

const grids = [
  {
    what: 'Tabulator',
    script: 'tabulator-page.ts',
    names: '.tabulator-row [tabulator-field=name]',
    css: 'tabulator-tables/dist/css/tabulator.min.css',
  },
  { what: 'AG Grid', script: 'ag-grid-page.ts', names: '.ag-row [col-id=name]' },
  { what: 'TanStack Virtual', script: 'virtual-page.ts', names: '.name' },
  { what: 'Svelte', script: 'svelte-page.ts', names: '.name' },
];

test.each(grids)(
  '$what: chips stay with their people while it is scrolled, sorted and changed',
  { timeout: 60_000 },
  async ({ script, names, css }) => {
    const style = css ? readFileSync(require.resolve(css), 'utf8') : '';
    const html = `<!doctype html><title>People</title><style>${style}</style>
      <div id="list" style="height: 400px; width: 900px"></div>
      <script>${await bundlePage(script, import.meta.url, [svelte])}</script>`;
    const { page, chips, settled } = await openPage(html, known);
    const errors: string[] = [];
    page.on('pageerror', ({ message }) => errors.push(message));
    await page.evaluate((all) => window.grid.show(all), rows);

    const knownNames = new Set(known.map(({ profile }) => profile?.fullName));
    /** The known people whose names are visible. */
    const visible = async () => {
      const all = await page.evaluate((selector) => {
        const list = document.getElementById('list')?.getBoundingClientRect() ?? new DOMRect();
        return [...document.querySelectorAll(selector)]
          .filter((cell) => {
            const { x, y, height } = cell.getBoundingClientRect();
            const hit = document.elementFromPoint(x + 12, y + height / 2);
            return (
              y >= list.top && y + height <= list.bottom && hit !== null && (cell.contains(hit) || hit.contains(cell))
            );
          })
          .map((cell) => cell.textContent?.trim() ?? '');
      }, names);
      return all.filter((name) => knownNames.has(name)).sort();
    };
    /** The people with a visible chip, each beside their own name. */
    const shown = async () => {
      await settled();
      const box = await page.locator('#list').boundingBox();
      const [top, bottom] = [box?.y ?? 0, (box?.y ?? 0) + (box?.height ?? 0)];
      const all = (await chips()).filter(
        ({ isReachable, rect }) => isReachable && rect.y >= top && rect.y + rect.height <= bottom,
      );
      for (const { person, anchorText } of all) expect(anchorText).toContain(person);
      return all.map(({ person }) => person ?? '').sort();
    };
    const areRight = async () => {
      await expect
        .poll(async () => ({ shown: await shown(), visible: await visible() }))
        .toSatisfy((seen: { shown: string[]; visible: string[] }) => seen.visible.join() === seen.shown.join());
      expect((await visible()).length).toBeGreaterThan(0);
    };

    await areRight();
    for (const index of [120, 225, 3]) {
      await page.evaluate((at) => window.grid.scrollTo(at), index);
      await areRight();
    }
    await page.evaluate(() => window.grid.sort());
    await areRight();
    const [first = ''] = await visible();
    const id = rows.find(({ name }) => name === first)?.id ?? -1;
    await page.evaluate((changed) => window.grid.setCompany(changed, 'Somebody Else Ltd'), id);
    await expect.poll(shown).not.toContain(first);
    expect(errors).toEqual([]);
  },
);
