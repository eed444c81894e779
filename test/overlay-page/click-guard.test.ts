import { describe, expect, test } from 'vitest';
import { type OverlayPage, openPage } from './open-page';
import { person } from './person';

/** A chip accepts only clicks by a user on a visible chip. */
const mara = person('Mara Lindqvist', { email: 'mara.lindqvist@nordwind.example' });
const ROW =
  '<style>li { padding: 40px }</style><ul><li id="row">Mara Lindqvist <a href="mailto:mara.lindqvist@nordwind.example">e-mail</a></ul>';
const COPY = /^Copy/;

/**
 * Clicks until one is accepted: a chip accepts clicks only after it has been visible for a moment. Then waits until its
 * button no longer says "Copied".
 */
async function untilCopied({ click, copied, chips }: OverlayPage): Promise<void> {
  await expect
    .poll(
      async () => {
        await click(COPY);
        return (await copied()).length;
      },
      { timeout: 10_000 },
    )
    .toBeGreaterThan(0);
  await expect.poll(async () => (await chips())[0]?.names.some((name) => COPY.test(name))).toBe(true);
}

describe.each([
  ['in Chromium', true],
  ['without visibility tracking, as in Firefox', false],
])('a click on a chip %s', (_, tracksVisibility) => {
  const open = () => openPage(ROW, [mara], { tracksVisibility });

  test('by a script is ignored, even from inside the closed root', async () => {
    const shown = await open();
    expect(await shown.chips()).toHaveLength(1);
    await untilCopied(shown);
    const before = (await shown.copied()).length;
    await shown.clickByScript('Copy');
    expect(await shown.copied()).toHaveLength(before);
    // Proves that the script's click wasn't just too early.
    await shown.click(COPY);
    expect(await shown.copied()).toHaveLength(before + 1);
  });
});
