import type { Page } from '@playwright/test';
import { describe, expect, test } from 'vitest';
import { openPage } from '../open-page';
import { ines, link, nameOf, omar, people, yuna } from './people';

/** Pages that would break if anything were inserted between their own nodes. */

const rows = people.map((one) => `<tr><td>${nameOf(one)}</td><td>${link(one)}</td></tr>`).join('');

function listenForErrors(page: Page): string[] {
  const errors: string[] = [];
  page.on('pageerror', ({ message }) => errors.push(message));
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  return errors;
}

describe('content being edited', () => {
  test('editable cells, headings and items are not changed', async () => {
    const { page, chips } = await openPage(
      `<title>Sheet</title><h1 contenteditable>${nameOf(ines)}</h1><p>Falk Works</p>
      <table><tr><td contenteditable>${nameOf(omar)}</td><td contenteditable>Haddad Trading</td></tr></table>
      <ul><li contenteditable>${nameOf(yuna)}</li><li>Sato Optics</li></ul>`,
      people,
    );
    await chips();
    expect(
      await page.evaluate(() => [...document.querySelectorAll('[contenteditable]')].map(({ innerHTML }) => innerHTML)),
    ).toEqual([nameOf(ines), nameOf(omar), 'Haddad Trading', nameOf(yuna)]);
  });

  test('a document has no chips in design mode', async () => {
    const { page, chips } = await openPage(`<title>Letter</title><p>${nameOf(ines)}, Falk Works</p>`, people);
    expect(await chips()).toHaveLength(1);
    await page.evaluate(() => {
      document.designMode = 'on';
    });
    await expect.poll(() => page.evaluate(() => document.documentElement.lastElementChild?.nodeName)).toBe('BODY');
  });

  test('a focused field has no chip until it loses the focus', async () => {
    const { page, chips } = await openPage(
      `<title>Contact</title><table><tr><td><input id="name" value="${nameOf(ines)}"></td><td>Falk Works</td><td>${link(ines)}</td></tr></table>`,
      people,
    );
    expect(await chips()).toHaveLength(1);
    await page.focus('#name');
    await expect.poll(async () => (await chips()).length).toBe(0);
    await page.evaluate(() => (document.activeElement as HTMLElement).blur());
    await expect.poll(async () => (await chips()).length).toBe(1);
  });
});

describe('pages that render in unusual ways', () => {
  test('a page that finds its nodes by index updates every row', async () => {
    const { page, chips } = await openPage(
      `<title>Calls</title><div id="app">${people
        .map((one) => `<div>${nameOf(one)}<span>0</span>${link(one)}</div>`)
        .join('')}</div>`,
      people,
    );
    expect(await chips()).toHaveLength(3);
    const counts = await page.evaluate(() =>
      [...(document.getElementById('app')?.childNodes ?? [])].map((row) => {
        const count = row.childNodes[1]?.firstChild as Text;
        count.data = '1';
        return row.textContent;
      }),
    );
    expect(counts).toEqual(people.map((one) => `${nameOf(one)}1Write`));
  });

  test('a page that undoes insertions into its cells never has to', async () => {
    const { page, chips } = await openPage(
      `<title>Table</title><table>${rows}</table><script>
      window.resets = 0;
      for (const cell of document.querySelectorAll('td:first-child'))
        new MutationObserver(() => { resets++; cell.textContent = cell.textContent; }).observe(cell, { childList: true });
      </script>`,
      people,
    );
    expect(await chips()).toHaveLength(3);
    expect(await page.evaluate('resets')).toBe(0);
  });

  test('on a page that keeps removing the layer, the overlay gives up after a few times', async () => {
    const { page, chips } = await openPage(`<title>Table</title><table>${rows}</table>`, people);
    expect(await chips()).toHaveLength(3);
    await page.evaluate(() => {
      const seen = window as unknown as { removed: number };
      seen.removed = 0;
      const clear = () => {
        for (const other of document.documentElement.querySelectorAll(':scope > div')) {
          other.remove();
          seen.removed++;
        }
      };
      new MutationObserver(clear).observe(document.documentElement, { childList: true });
      clear();
    });
    for (let time = 0; time < 12; time++) {
      await page.evaluate((at) => document.body.append(`${at}`), time);
      await chips();
    }
    expect(await page.evaluate('removed')).toBeLessThanOrEqual(6);
  });

  test('a cell that becomes a field loses its chip, and no error occurs', async () => {
    const { page, chips } = await openPage(`<title>Table</title><table>${rows}</table>`, people);
    const errors = listenForErrors(page);
    expect(await chips()).toHaveLength(3);
    await page.evaluate(() => {
      const cell = document.querySelector('td');
      cell?.addEventListener('mousedown', () => {
        cell.innerHTML = '<input>';
      });
    });
    const box = await page.locator('td').first().boundingBox();
    await page.mouse.move((box?.x ?? 0) + 8, (box?.y ?? 0) + 8);
    await page.mouse.down();
    await page.mouse.move((box?.x ?? 0) + 20, (box?.y ?? 0) + 9);
    await page.mouse.up();
    // The row still identifies the person beside the field.
    expect((await chips()).map(({ anchorText }) => anchorText)).toEqual(['Write', nameOf(omar), nameOf(yuna)]);
    expect(errors).toEqual([]);
  });
});

describe('accessibility and printing', () => {
  test('a printed page has no chips', async () => {
    const { page, chips } = await openPage(`<title>Table</title><table>${rows}</table>`, people);
    expect(await chips()).toHaveLength(3);
    await page.emulateMedia({ media: 'print' });
    expect(await chips()).toEqual([]);
    await page.emulateMedia({ media: null });
    expect(await chips()).toHaveLength(3);
  });

  test('each chip is one tab stop, and accessible names on the page don’t change', async () => {
    const { page, chips } = await openPage(
      `<title>Table</title><button id="before">Before</button><h1>${nameOf(ines)}</h1><p>Falk Works</p><table>${rows}</table>`,
      people,
    );
    const shown = await chips();
    await page.focus('a:last-of-type');
    await page.locator('a').last().focus();
    const hosts: string[] = [];
    for (let stop = 0; stop < shown.length + 1; stop++) {
      await page.keyboard.press('Tab');
      hosts.push(
        await page.evaluate(() => {
          const { activeElement } = document;
          const isChip = activeElement?.parentNode?.parentNode === document.documentElement;
          return isChip
            ? `chip ${[...(activeElement?.parentNode?.children ?? [])].indexOf(activeElement as Element)}`
            : '';
        }),
      );
    }
    expect(hosts).toEqual([...shown.map((_, at) => `chip ${at}`), '']);
    await expect(page.getByRole('heading', { name: nameOf(ines), exact: true }).count()).resolves.toBe(1);
  });
});
