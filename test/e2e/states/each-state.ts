import type { Page } from '@playwright/test';
import type { Browser } from 'wxt/browser';
import { givenConsent } from '../../consent/given-consent';
import { type Say, sayIn } from '../../language/languages';
import type { Extension } from '../kit/extension';
import { expect } from '../kit/harness';
import type { PageState } from './states';

/** What extension pages have; here only inside functions that run in one. */
declare const chrome: typeof Browser;

/**
 * Brings one page of the extension's into one state after the other, acts of a person included, and looks at each. What
 * `look` changes on the page, such as its size, is as before for the next.
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
    // No page of the state before is there any more that could answer to what is stored now.
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
