import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildFolder, launchBrowser } from '../e2e/browsers/browser';
import { createBridge, type Extension } from '../e2e/kit/extension';
import { startSite } from '../e2e/kit/site';
import { type Figure, type Findings, percentile } from './kit/findings';
import { openPainted } from './kit/open-painted';
import { contacts, endedTasks, store } from './kit/stored';

const RUNS = 15;
const TASKS = 100;
const PEOPLE = 20;

/** The popup in a tab, alternating with an extension page with one line of text in the same browser. */
export async function run(): Promise<Findings> {
  const site = await startSite();
  const folder = mkdtempSync(join(tmpdir(), 'popup-bench-'));
  const extensionFolder = join(folder, 'extension');
  cpSync(buildFolder, extensionFolder, { recursive: true });
  writeFileSync(join(extensionFolder, 'empty.html'), '<!doctype html><title>Empty</title><main><h1>Empty</h1></main>');
  const profile = join(folder, 'profile');
  try {
    const extension = await createBridge(profile, () =>
      launchBrowser({ profile, extensionFolder, simulatorHttpsPort: 1, site }),
    );
    try {
      await store(extension, { ...endedTasks(TASKS, PEOPLE), ...contacts(TASKS * PEOPLE) });
      return { figures: await measure(extension) };
    } finally {
      await extension.context.close();
    }
  } finally {
    await site.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measure(extension: Extension): Promise<Figure[]> {
  const empty: number[] = [];
  const cold: number[] = [];
  const warm: number[] = [];
  for (let at = 0; at < RUNS; at++) {
    empty.push(await timeToPaint(extension, 'empty.html', 'h1'));
    await extension.killWorker();
    cold.push(await timeToPaint(extension, 'popup.html', 'article'));
    await extension.wakeWorker();
    warm.push(await timeToPaint(extension, 'popup.html', 'article'));
  }
  const median = (values: readonly number[]) => percentile(values, 0.5);
  return [['cold', cold] as const, ['warm', warm] as const].map(([worker, values]) => ({
    what: `popup painted, ${TASKS} tasks of ${PEOPLE} people, ${worker} worker`,
    value: median(values),
    unit: 'ms',
    against: { what: 'an empty extension page', value: median(empty) },
    limit: { of: 'ratio', most: 1.5 },
  }));
}

async function timeToPaint(extension: Extension, path: string, awaited: string): Promise<number> {
  const { page, paintedMs } = await openPainted(extension, path, awaited);
  await page.close();
  return paintedMs;
}
