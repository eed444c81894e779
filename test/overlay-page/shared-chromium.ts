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
    /** The WebSocket endpoint of this run's browser. */
    chromiumEndpoint: string;
    /** The path of the script that runs in each page. */
    pageWorld: string;
  }
}

/** Starts the browser that all test files share, and bundles the page script before each run. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'overlay-page-'));
  const pageWorld = join(folder, 'page-world.js');
  const write = async () => writeFileSync(pageWorld, await bundlePageWorld());
  const [browser] = await Promise.all([
    chromium.launchServer({
      executablePath: await requireChromium(),
      // One process for all frames, so that a page's protocol session also reaches frames of other sites.
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
