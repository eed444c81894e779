import { expect, test } from 'vitest';
import { openPage } from '../open-page';
import { ines, link, nameOf, omar, yuna } from './people';

/** A page that keeps re-rendering is ignored after a few attempts, until somebody uses it. */

const rows = Array.from(
  { length: 300 },
  (_, at) => `<tr><td>Nobody ${at}</td><td>Nothing ${at}</td><td>None</td></tr>`,
);
const PAGE = `<!doctype html><title>People</title><body style="font: 14px sans-serif">
  <ul><li style="width: 700px"><b id="still">${nameOf(ines)}</b> ${link(ines)}</li></ul>
  <ul><li style="width: 700px"><b id="changed">${nameOf(yuna)}</b> ${link(yuna)}</li></ul>
  <table id="list"></table><script>
    const html = \`<tr><td>${nameOf(omar)}</td><td>${link(omar)}</td></tr>${rows.join('')}\`;
    const render = () => { list.innerHTML = html; };
    let timer;
    render();
    const start = () => { timer ??= setInterval(render, 30); };
    const stop = () => { clearInterval(timer); timer = undefined; };
  </script>`;

/** Re-renders until the overlay ignores the page. */
async function openGivenUp() {
  const shown = await openPage(PAGE, [ines, omar, yuna], { hurry: false });
  const peopleShown = async () => (await shown.chips()).map(({ person }) => person);
  await expect.poll(peopleShown).toEqual([nameOf(ines), nameOf(yuna), nameOf(omar)]);
  await expect
    .poll(
      async () => {
        await shown.page.evaluate(
          'new Promise((resolve) => { start(); setTimeout(() => { stop(); resolve(); }, 1500); })',
        );
        return (await shown.chips()).map(({ person }) => person);
      },
      { timeout: 25_000 },
    )
    .toEqual([nameOf(ines), nameOf(yuna)]);
  return { ...shown, peopleShown };
}

test('a list that keeps re-rendering loses its chips, while the rest of the page keeps its chips', async () => {
  const { page, peopleShown } = await openGivenUp();
  // Input restores all chips.
  await page.keyboard.press('Shift');
  await expect.poll(peopleShown).toEqual([nameOf(ines), nameOf(yuna), nameOf(omar)]);
});

test('hovering over a chip restores all chips', async () => {
  const { page, chips, peopleShown } = await openGivenUp();
  const chip = (await chips()).find(({ person }) => person === nameOf(ines));
  await page.mouse.move((chip?.rect.x ?? 0) + 5, (chip?.rect.y ?? 0) + 5);
  await expect.poll(peopleShown).toEqual([nameOf(ines), nameOf(yuna), nameOf(omar)]);
});

test.each([
  ['that changes its text', "document.getElementById('changed').firstChild.data = 'Somebody else'"],
  ['that gets another text', "document.getElementById('changed').textContent = 'Somebody else'"],
  ['that is replaced', "document.getElementById('changed').parentElement.outerHTML = '<li>Somebody else'"],
  ['that is removed', "document.getElementById('changed').closest('ul').remove()"],
])('on an ignored page, a row %s loses its chip', async (_, change) => {
  const { page, peopleShown } = await openGivenUp();
  await page.evaluate(change);
  await expect.poll(peopleShown).toEqual([nameOf(ines)]);
});

test('chips on an ignored page follow their rows', async () => {
  const { page, chips } = await openGivenUp();
  const placeOf = async () => {
    const chip = (await chips()).find(({ person }) => person === nameOf(ines));
    const box = await page.locator('#still').boundingBox();
    return Math.round((chip?.rect.y ?? 0) - (box?.y ?? 0));
  };
  const before = await placeOf();
  await page.evaluate("document.body.style.paddingTop = '90px'");
  await expect.poll(placeOf).toBe(before);
});
