import { createElement } from 'react';
import { renderToString } from 'react-dom/server';
import { beforeAll, expect, test } from 'vitest';
import { people } from '../drawing/people';
import { openPage } from '../open-page';
import { bundlePage } from './bundle-page';
import { List, Page, type Row } from './react-app';
import type {} from './react-page';
import { STEPS } from './steps';

/** Real frameworks hydrate server-rendered pages after chips have appeared, and re-render ten times a second. */

const rows: Row[] = people.map(({ profile }) => ({ name: profile?.fullName ?? '', email: profile?.email ?? '' }));

const scripts = new Map<string, string>();
beforeAll(async () => {
  for (const name of ['react-page', 'vue-page']) scripts.set(name, await bundlePage(`${name}.ts`, import.meta.url));
});

const cases = [
  { what: 'React, rows with keys', script: 'react-page', isShifting: false, isWhole: false },
  { what: 'React, rows patched by index', script: 'react-page', isShifting: true, isWhole: false },
  { what: 'React, the whole document', script: 'react-page', isShifting: false, isWhole: true },
  { what: 'Vue, rows with keys', script: 'vue-page', isShifting: false, isWhole: false },
  { what: 'Vue, rows patched by index', script: 'vue-page', isShifting: true, isWhole: false },
];

test.each(cases)(
  '$what: no element is discarded, and every row is updated',
  { timeout: 60_000 },
  async ({ script, isShifting, isWhole }) => {
    const list = renderToString(createElement(List, { rows, isShifting }));
    const code = `<script>${scripts.get(script)}</script>`;
    // The script is in a place where frameworks ignore foreign elements.
    const html = isWhole
      ? `<!doctype html>${renderToString(createElement(Page, { rows, isShifting })).replace('</head>', `${code}</head>`)}`
      : `<!doctype html><title>People</title><div id="root">${list}</div>${code}`;
    const { page, chips } = await openPage(html, people, { hurry: false });
    const errors: string[] = [];
    page.on('pageerror', ({ message }) => errors.push(message));
    page.on('console', (message) => /error|warning/.test(message.type()) && errors.push(message.text()));
    await expect.poll(async () => (await chips()).length, { timeout: 15_000 }).toBe(people.length);

    await page.evaluate(
      ([all, shifts, whole]) => {
        const seen = window as unknown as { kept: Element[]; layers: number };
        seen.kept = [...document.querySelectorAll('li')];
        seen.layers = 0;
        new MutationObserver((changes) => {
          for (const { addedNodes } of changes)
            seen.layers += [...addedNodes].filter(({ nodeName }) => nodeName === 'DIV').length;
        }).observe(document.documentElement, { childList: true });
        window.hydrate(all, shifts, whole);
      },
      [rows, isShifting, isWhole] as const,
    );
    const stepsOf = () =>
      page.evaluate(() =>
        [...document.querySelectorAll('.step')].map(({ textContent }) => Number(/\d+/.exec(textContent ?? '')?.[0])),
      );
    await expect.poll(async () => Math.min(...(await stepsOf())), { timeout: 30_000 }).toBe(STEPS);
    expect(new Set(await stepsOf()).size).toBe(1);
    const { areKept, markup, layers, hydrationErrors } = await page.evaluate(() => {
      const { kept, layers } = window as unknown as { kept: Element[]; layers: number };
      const items = [...document.querySelectorAll('li')];
      return {
        areKept: items.length === kept.length && items.every((item, at) => item === kept[at]),
        markup: items.map(({ innerHTML }) => innerHTML.replace(/\d+/g, '0')).sort(),
        layers,
        hydrationErrors: window.errors,
      };
    });
    expect([...errors, ...hydrationErrors]).toEqual([]);
    expect(areKept).toBe(true);
    expect(markup).toEqual(
      rows
        .map(
          ({ name, email }) =>
            `<span>${name}</span> <a href="mailto:${email}">Write</a><span class="step"> seen 0</span>`,
        )
        .sort(),
    );
    expect(layers).toBeLessThanOrEqual(5);
    await expect.poll(async () => (await chips()).length, { timeout: 15_000 }).toBe(people.length);
  },
);
