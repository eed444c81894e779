import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { buildFolder, launchBrowser } from '../../e2e/browsers/browser';
import { createBridge, type Extension } from '../../e2e/kit/extension';
import { startSite } from '../../e2e/kit/site';

/** Opens an extension page; measures the milliseconds until the frame that shows the first match of `awaited`. */
export async function openPainted(
  extension: Extension,
  path: string,
  awaited: string,
): Promise<{ page: Page; paintedMs: number }> {
  const page = await extension.context.newPage();
  await page.addInitScript((selector) => {
    const painted = new Promise<number>((resolve) => {
      const observer = new MutationObserver(() => {
        if (!document.querySelector(selector)) return;
        observer.disconnect();
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => resolve(performance.now());
          port2.postMessage(undefined);
        });
      });
      observer.observe(document, { subtree: true, childList: true });
    });
    Object.assign(globalThis, { painted });
  }, awaited);
  await page.goto(`chrome-extension://${extension.id}/${path}`);
  const paintedMs = await page.evaluate(() => (globalThis as unknown as { painted: Promise<number> }).painted);
  return { page, paintedMs };
}

/** An extension page with one line of text, an `h1`: the minimum cost of opening a page. */
export const EMPTY_PAGE = 'empty.html';

/** Runs `measure` with the shipped build plus `EMPTY_PAGE` in real Chromium. Storage is empty. */
export async function besideEmptyPage<T>(measure: (extension: Extension) => Promise<T>): Promise<T> {
  const site = await startSite();
  const folder = mkdtempSync(join(tmpdir(), 'beside-empty-page-'));
  const extensionFolder = join(folder, 'extension');
  cpSync(buildFolder, extensionFolder, { recursive: true });
  writeFileSync(join(extensionFolder, EMPTY_PAGE), '<!doctype html><title>Empty</title><main><h1>Empty</h1></main>');
  const profile = join(folder, 'profile');
  try {
    const extension = await createBridge(profile, () =>
      launchBrowser({ profile, extensionFolder, simulatorHttpsPort: 1, site }),
    );
    try {
      return await measure(extension);
    } finally {
      await extension.context.close();
    }
  } finally {
    await site.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
