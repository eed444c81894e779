import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import { build } from 'vite';
import type { TestProject } from 'vitest/node';
import { requireChromium } from '../e2e/browsers/browser';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the browser of this run takes connections. */
    chromiumEndpoint: string;
    /** The file with the script that runs in each page. */
    pageWorld: string;
  }
}

/** Starts the one browser that all test files share, and bundles what runs in its pages, again before each rerun. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'overlay-page-'));
  const pageWorld = join(folder, 'page-world.js');
  const write = async () => writeFileSync(pageWorld, await bundlePageWorld());
  const [browser] = await Promise.all([
    chromium.launchServer({
      executablePath: await requireChromium(),
      // One process for all frames: the protocol session of a page then reaches those of other sites, too.
      args: ['--no-sandbox', '--disable-site-isolation-trials'],
    }),
    write(),
  ]);
  project.provide('chromiumEndpoint', browser.wsEndpoint());
  project.provide('pageWorld', pageWorld);
  project.onTestsRerun(write);
  return async () => {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  };
}

async function bundlePageWorld(): Promise<string> {
  const entry = fileURLToPath(new URL('page-world.ts', import.meta.url));
  const result = await build({
    configFile: false,
    logLevel: 'error',
    build: { write: false, minify: false, lib: { entry, formats: ['iife'], name: 'pageWorld' } },
  });
  const [{ output } = { output: [] }] = [result].flat() as { output: { code?: string }[] }[];
  return output[0]?.code ?? '';
}
