import { expect, test } from 'vitest';
import { openPage } from './open-page';
import { person } from './person';

const people = [person('Selma Ruud', { companyName: 'Ruud Bygg AS', email: 'selma@ruud.example' })];
const row = '<b>Selma Ruud</b> <a href="mailto:selma@ruud.example">Write</a>';
const button = (script: string) =>
  `<button onclick="const part = document.querySelector('.part'); ${script}">Show</button>`;

/** Ways in which a hidden person becomes visible on a page. */
const ways: [way: string, css: string, html: string, act: 'click' | 'hover' | 'focus' | 'wait' | 'widen'][] = [
  [
    'an attribute of state',
    '.part[data-state="closed"] { display: none }',
    `${button("part.dataset.state = 'open'")}<div class="part" data-state="closed">${row}</div>`,
    'click',
  ],
  [
    'an attribute that nobody knows',
    '.part[data-fold] { display: none }',
    `${button("part.removeAttribute('data-fold')")}<div class="part" data-fold>${row}</div>`,
    'click',
  ],
  [
    'aria-hidden',
    '.part[aria-hidden="true"] { visibility: hidden }',
    `${button("part.setAttribute('aria-hidden', 'false')")}<div class="part" aria-hidden="true">${row}</div>`,
    'click',
  ],
  [
    'aria-expanded on what stands before',
    '[aria-expanded="false"] + .part { display: none }',
    `<button aria-expanded="false" onclick="this.setAttribute('aria-expanded', 'true')">Show</button><div class="part">${row}</div>`,
    'click',
  ],
  [
    'a transition',
    '.part { opacity: 0; transition: opacity 0.2s } .part.in { opacity: 1 }',
    `${button("part.classList.add('in')")}<div class="part">${row}</div>`,
    'click',
  ],
  [
    'an animation',
    '@keyframes come { from { opacity: 0 } to { opacity: 1 } } .part { animation: come 0.1s 0.3s both }',
    `<div class="part">${row}</div>`,
    'wait',
  ],
  ['a popover', '', `${button('part.showPopover()')}<div class="part" popover="manual">${row}</div>`, 'click'],
  ['details', '', `<details><summary>Show</summary><div class="part">${row}</div></details>`, 'click'],
  [
    'a checked box',
    '.part { display: none } :checked ~ .part { display: block }',
    `<input type="checkbox" id="box"><label for="box">Show</label><div class="part">${row}</div>`,
    'click',
  ],
  ['opacity', '.part { opacity: 0 }', `${button('part.style.opacity = 1')}<div class="part">${row}</div>`, 'click'],
  [
    'the pointer',
    '.part { display: none } .menu:hover .part { display: block }',
    `<div class="menu">Show<div class="part">${row}</div></div>`,
    'hover',
  ],
  [
    'the focus',
    '.part { display: none } .menu:focus-within .part { display: block }',
    `<div class="menu"><button>Show</button><div class="part">${row}</div></div>`,
    'focus',
  ],
  [
    'a wider window',
    '@media (max-width: 700px) { .part { display: none } }',
    `<div class="part">${row}</div>`,
    'widen',
  ],
];

test.each(ways)('by %s', async (_, css, html, act) => {
  const document = `<!doctype html><title>Team</title><style>.part { width: 400px; padding: 8px }${css}</style><main>${html}</main>`;
  const { page, chips } = await openPage(document, people, {
    viewport: { width: act === 'widen' ? 600 : 1200, height: 800 },
  });
  if (act !== 'wait') expect(await chips()).toEqual([]);
  if (act === 'widen') await page.setViewportSize({ width: 1200, height: 800 });
  else if (act === 'focus') await page.getByText('Show').focus();
  else if (act !== 'wait') await page.getByText('Show')[act]();
  await expect.poll(async () => (await chips()).map(({ person }) => person)).toEqual(['Selma Ruud']);
});

test('nothing runs on an idle page with a hidden person', async () => {
  const { page, worker, settled } = await openPage(
    `<!doctype html><title>Team</title><main><div hidden>${row}</div></main>`,
    people,
  );
  await settled();
  const asked = worker.received.length;
  const looks = await page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let count = 0;
        const { checkVisibility } = Element.prototype;
        Element.prototype.checkVisibility = function look(...options) {
          count++;
          return checkVisibility.apply(this, options);
        };
        setTimeout(() => resolve(count), 500);
      }),
  );
  expect([worker.received.length, looks]).toEqual([asked, 0]);
});
