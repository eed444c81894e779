import type { Browser } from 'wxt/browser';
import type { Extension } from '../e2e/kit/extension';
import { openOverlayWorld } from '../e2e/kit/overlay-world';
import { onAllowedSites } from './kit/allowed-sites';
import { type Figure, type Findings, mean, percentile, rounded } from './kit/findings';
import { measureLargestQuestion } from './kit/largest-question';
import { contacts, emailOf, endedTasks, store } from './kit/stored';

/** The `chrome` API of extension pages; used only inside functions that run in one. */
declare const chrome: typeof Browser;

const RUNS = 9;
const ORIGIN = 'https://crm.example';

/** Milliseconds of one run, in chronological order. */
interface Steps {
  /**
   * From the change to the first question: reading the change and, if nothing has to be loaded, waiting for a frame.
   */
  reading: number;
  /** From there to the match question, for a page's first chip: loading the second script and waiting for a frame. */
  loading: number;
  /**
   * From the match question to the answer: the worker and both messages. Whichever message comes first starts a dead
   * worker.
   */
  answer: number;
  /** From the answer to the chip in the page: building and layout. */
  drawing: number;
  /** From then to the frame that shows it. */
  painting: number;
}

interface Case {
  what: string;
  known: number;
  isCold: boolean;
  /** The page has no chip and no drawing script yet. */
  isFirst: boolean;
}

const cases: readonly Case[] = [
  { what: 'warm worker', known: 10_000, isCold: false, isFirst: false },
  { what: 'warm worker, first chip of a page', known: 10_000, isCold: false, isFirst: true },
  { what: 'cold worker', known: 10_000, isCold: true, isFirst: false },
  { what: 'cold worker, first chip of a page', known: 10_000, isCold: true, isFirst: true },
  { what: 'cold worker, first chip of a page', known: 100, isCold: true, isFirst: true },
  { what: 'cold worker, first chip of a page', known: 40_000, isCold: true, isFirst: true },
];

/** A person is added to a page of 100 rows: how long until their chip is visible? */
export async function run(): Promise<Findings> {
  const results = new Map<Case, Steps[]>();
  for (const known of new Set(cases.map((one) => one.known))) {
    await onAllowedSites([ORIGIN], async (extension, site) => {
      site.serve(`${ORIGIN}/people`, page);
      // Without any task, each worker would look for one among all records.
      await store(extension, { ...endedTasks(Math.ceil(known / 2000), Math.min(known, 2000)), ...contacts(known) });
      for (const one of cases) if (one.known === known) results.set(one, await measure(extension, one));
    });
  }
  const total = (steps: Steps) => steps.reading + steps.loading + steps.answer + steps.drawing + steps.painting;
  const p95 = (one: Case | undefined) => percentile((one ? (results.get(one) ?? []) : []).map(total), 0.95);
  const figures = cases.slice(0, 4).map((one): Figure => {
    const small = cases.find((other) => other !== one && other.what === one.what);
    return {
      what: `chip shown, ${one.what}, p95`,
      value: p95(one),
      unit: 'ms',
      ...(small ? { against: { what: '100 people known instead of 10,000', value: p95(small) } } : {}),
    };
  });
  const rows = cases.map((one) => {
    const runs = results.get(one) ?? [];
    const meanOf = (step: keyof Steps) => rounded(mean(runs.map((steps) => steps[step])));
    return [
      one.what,
      one.known,
      rounded(percentile(runs.map(total), 0.5)),
      rounded(p95(one)),
      meanOf('reading'),
      meanOf('loading'),
      meanOf('answer'),
      meanOf('drawing'),
      meanOf('painting'),
    ];
  });
  const answerMs = (known: number) => {
    const runs = [...results].flatMap(([one, steps]) =>
      one.known === known && one.isCold && one.isFirst ? steps : [],
    );
    return percentile(
      runs.map(({ loading, answer }) => loading + answer),
      0.5,
    );
  };
  figures.push({
    what: 'first answer of a cold worker, 40,000 people known',
    value: answerMs(40_000),
    unit: 'ms',
    against: { what: '100 people known', value: answerMs(100) },
    limit: { of: 'ratio', most: 2 },
  });
  figures.push(await measureLargestQuestion());
  return {
    figures,
    tables: [
      {
        title: 'From a person on the page to their chip: ms, and the mean of each step',
        columns: ['', 'known', 'median', 'p95', 'reading', 'loading', 'answer', 'drawing', 'painting'],
        rows,
        note: `${RUNS} runs each. For a cold worker, its start is part of the first step that needs it: loading, or else the answer.`,
      },
    ],
  };
}

const page = `<!doctype html><title>People</title><table><tbody>${Array.from(
  { length: 100 },
  (_, at) => `<tr><td>Nobody ${at}</td><td>nobody${at}@elsewhere.example</td></tr>`,
).join('')}</tbody></table>`;

async function measure(extension: Extension, { isCold, isFirst, known }: Case): Promise<Steps[]> {
  const runs: Steps[] = [];
  let tab = await openPage(extension, known);
  await indexKept(extension);
  for (let at = 0; at < RUNS; at++) {
    if (isFirst && at > 0) {
      await tab.page.close();
      tab = await openPage(extension, known);
    }
    if (!isFirst && at === 0) await tab.addPerson(0);
    // By now the snapshot for the next worker is stored, and no answer is pending.
    await new Promise((resolve) => setTimeout(resolve, 1100));
    if (isCold) await extension.killWorker();
    runs.push(await tab.addPerson(at + 1));
  }
  await tab.page.close();
  return runs;
}

/** Until all contacts were read once, as after the browser's start: with 40,000 people, this takes seconds. */
const indexKept = (extension: Extension): Promise<void> =>
  extension.evaluate(async () => {
    while (!(await chrome.storage.session.get('contactIndex')).contactIndex)
      await new Promise((wait) => setTimeout(wait, 50));
  }, undefined);

/** A page with a running overlay whose messages are timed. */
async function openPage(extension: Extension, known: number) {
  const page = await extension.context.newPage();
  await page.goto(`${ORIGIN}/people`);
  const evaluate = await openOverlayWorld(page, extension.id);
  await evaluate(watchQuestions);
  return {
    page,
    addPerson: async (at: number) => (await evaluate(addPerson(emailOf((at * 37) % known)))) as Steps,
  };
}

const watchQuestions = `(() => {
  globalThis.questions = [];
  const ask = chrome.runtime.sendMessage.bind(chrome.runtime);
  chrome.runtime.sendMessage = async (message) => {
    const question = { name: message.name, askedAt: performance.now() };
    const answer = await ask(message);
    questions.push({ ...question, answeredAt: performance.now() });
    return answer;
  };
})()`;

const addPerson = (email: string) => `new Promise((resolve) => {
  questions.length = 0;
  const row = document.createElement('tr');
  row.innerHTML = '<td>Somebody</td><td>${email}</td>';
  const before = document.querySelectorAll('html > div > span').length;
  const observer = new MutationObserver(() => {
    if (document.querySelectorAll('html > div > span').length === before) return;
    observer.disconnect();
    const drawnAt = performance.now();
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        const { askedAt, answeredAt } = questions.find(({ name }) => name === 'overlay.match');
        const loadedFrom = questions.find(({ name }) => name === 'overlay.script')?.askedAt ?? askedAt;
        resolve({
          reading: loadedFrom - fromAt,
          loading: askedAt - loadedFrom,
          answer: answeredAt - askedAt,
          drawing: drawnAt - answeredAt,
          painting: performance.now() - drawnAt,
        });
      };
      port2.postMessage(undefined);
    });
  });
  observer.observe(document.documentElement, { subtree: true, childList: true });
  const fromAt = performance.now();
  document.querySelector('tbody').append(row);
})`;
