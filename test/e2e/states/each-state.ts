import type { Page } from '@playwright/test';
import type { Browser } from 'wxt/browser';
import { givenConsent } from '../../consent/given-consent';
import { type Say, sayIn } from '../../language/languages';
import type { Extension } from '../kit/extension';
import { expect } from '../kit/harness';
import type { PageState } from './states';

/** The `chrome` API of extension pages; used only inside functions that run in one. */
declare const chrome: typeof Browser;

/**
 * Brings one of the extension's pages into each of its states, including user actions, and calls `look` each time.
 * Anything `look` changes on the page, such as its size, is reset for the next state.
 */
export async function eachState(
  extension: Extension,
  states: readonly PageState[],
  look: (page: Page, name: string) => Promise<void>,
  say: Say = sayIn('en'),
): Promise<void> {
  const page = await extension.context.newPage();
  const size = page.viewportSize();
  for (const { name, stored, session = {}, path, act } of states) {
    // No page of the previous state is left that could react to the new storage.
    await page.goto(extension.address('manifest.json'));
    await page.emulateMedia({ colorScheme: 'light' });
    if (size) await page.setViewportSize(size);
    await page.evaluate(
      async ([local, ofSession]) => {
        await Promise.all([chrome.storage.local.clear(), chrome.storage.session.clear()]);
        await Promise.all([chrome.storage.local.set(local), chrome.storage.session.set(ofSession)]);
      },
      [{ ...givenConsent, ...stored }, session] as const,
    );
    await page.goto(extension.address(path));
    await expect(page.locator('main h1')).toBeVisible();
    await expect(page.locator('.loading')).toHaveCount(0);
    await act?.(page, say);
    await look(page, name);
  }
  await page.close();
}
