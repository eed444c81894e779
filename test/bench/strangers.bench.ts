import type { Page } from '@playwright/test';
import { inTurns, median, processorClockOf } from './kit/bench-page';
import { besideWithout } from './kit/beside';
import type { Findings } from './kit/findings';
import { textsOf } from './kit/people-table';

const RUNS = 7;
const ROWS = 300;

/** The usual page: an application that renders a list of 2,700 texts, of people none of whom is known. */
export function run(): Promise<Findings> {
  const people = Array.from({ length: ROWS }, (_, at) => textsOf(1_000_000 + at));
  const html = `<!doctype html><title>People</title><table><tbody></tbody></table>
    <script>(${application.toString()})(${JSON.stringify(people)})</script>`;
  return besideWithout(10_000, html, async ({ extension, open }) => {
    const [page, bare] = [await open(true), await open(false)];
    const [own, alone] = [await createLoadTimer(page), await createLoadTimer(bare)];
    // By then, the browser has done its one-time work.
    await own();
    await alone();
    const runs = await inTurns(RUNS, async () => ({ aloneMs: await alone(), ownMs: await own() }));
    const scripts = await scriptsOf(page, extension.id);
    return {
      figures: [
        {
          what: 'a page of 2,700 texts that names nobody known, from load to idle: main thread',
          value: median(runs.map(({ ownMs }) => ownMs)),
          unit: 'ms',
          against: { what: 'the page without the extension', value: median(runs.map(({ aloneMs }) => aloneMs)) },
          limit: { of: 'ratio', most: 1.02 },
        },
        {
          what: 'the same: scripts of ours beyond the first',
          value: scripts.length - 1,
          unit: '',
          limit: { of: 'value', most: 0 },
        },
      ],
    };
  });
}

/** The page's own script: renders the list three times, as applications do while their data arrives. */
function application(people: string[][]): void {
  const body = document.querySelector('tbody') as HTMLTableSectionElement;
  const render = (renders: number) => {
    body.replaceChildren(
      ...people.map((texts) => {
        const row = document.createElement('tr');
        for (const text of texts) row.insertCell().append(text);
        return row;
      }),
    );
    if (renders > 1) setTimeout(render, 100, renders - 1);
  };
  render(3);
}

/** Reloads the page; returns its CPU time until it has been idle for half a second. */
async function createLoadTimer(page: Page): Promise<() => Promise<number>> {
  const clock = await processorClockOf(page);
  return async () => {
    await page.bringToFront();
    await page.reload();
    for (let before = 0, after = await clock(); after - before > 1; ) {
      await page.waitForTimeout(500);
      [before, after] = [after, await clock()];
    }
    return clock();
  };
}

/** The extension's scripts in a page, by URL. */
async function scriptsOf(page: Page, extensionId: string): Promise<string[]> {
  const devtools = await page.context().newCDPSession(page);
  const urls = new Set<string>();
  devtools.on('Debugger.scriptParsed', ({ url }) => {
    if (url.startsWith(`chrome-extension://${extensionId}/`)) urls.add(url);
  });
  await devtools.send('Debugger.enable');
  await devtools.detach();
  return [...urls];
}
