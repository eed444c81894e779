import type { Person } from '../../tools/simulator/people/people';
import type { Simulator } from '../../tools/simulator/simulator';
import { type Extension, expect, readChips, test } from '../kit/harness';
import { openOverlayWorld, setHidden } from '../kit/overlay-world';
import { follow } from '../kit/use';

const CRM = 'https://crm.example';

/** Tracks a finished task until the worker knows its people's names. */
async function unlock(extension: Extension, simulator: Simulator, people: readonly Person[]): Promise<void> {
  const taskId = simulator.createTask({
    people: people.map(({ personnelId, phone }) => ({ personnelId, outcome: { kind: 'unlocked', phone } })),
  });
  simulator.finish(taskId);
  await follow(extension, taskId);
  const areKnown = (stored: string) => people.every(({ fullName }) => stored.includes(JSON.stringify(fullName)));
  await expect.poll(async () => areKnown(JSON.stringify(await extension.storage()))).toBe(true);
}

const row = (...cells: string[]) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
const table = (...rows: string[]) => `<!doctype html><title>People</title><table>${rows.join('')}</table>`;

interface Say {
  showInRow(text: string): void;
  showInRoot(text: string): void;
}

/** The number and row of each chip. */
const numbers = async (page: Parameters<typeof readChips>[0]) =>
  (await readChips(page)).map(({ number, beside }) => [number, beside.split(' ')[0]]);

/** One person for each kind of clue. */
function chooseCast({ people }: Simulator) {
  const isLatin = ({ fullName }: Person) => /^\p{Script=Latin}+ \p{Script=Latin}+$/u.test(fullName);
  const choose = (test: (person: Person) => unknown, but: Person[] = []): Person => {
    const found = people.find(
      (person) => isLatin(person) && person.companyName && test(person) && !but.includes(person),
    );
    if (!found) throw new Error('No invented person matches');
    return found;
  };
  const byEmail = choose(({ email }) => email);
  const byLink = choose(({ linkedinUrl }) => linkedinUrl, [byEmail]);
  const byName = choose(({ email }) => !email, [byEmail, byLink]);
  return { byEmail, byLink, byName };
}

test.describe('on an allowed site', () => {
  test.use({ allowedOrigins: [CRM] });

  test('numbers appear beside the right people and nobody else', async ({ extension, simulator, site }) => {
    const { byEmail, byLink, byName } = chooseCast(simulator);
    await unlock(extension, simulator, [byEmail, byLink, byName]);
    site.serve(
      `${CRM}/people`,
      table(
        row('first', byEmail.fullName, `<a href="mailto:${byEmail.email}">${byEmail.email}</a>`),
        row('second', byLink.fullName, `<a href="${byLink.linkedinUrl}?trk=x">LinkedIn</a>`),
        row('third', byName.fullName, byName.companyName ?? ''),
        row('namesake', byName.fullName, 'Quite Another Company, Inc.'),
        row('colleague', 'Somebody Else', byName.companyName ?? ''),
        row('number', byName.personnelId, 'in stock'),
        row('otherLink', byLink.fullName, '<a href="https://www.linkedin.com/in/somebody-else">LinkedIn</a>'),
      ),
    );
    const page = await extension.visit(`${CRM}/people`);
    await expect
      .poll(() => numbers(page))
      .toEqual([
        [byEmail.phone, 'first'],
        [byLink.phone, 'second'],
        [byName.phone, 'third'],
      ]);
    for (const chip of await readChips(page)) expect(chip.isReachable).toBe(true);
  });

  test('a chip’s accessible name contains person and number, and chips follow the page’s changes', async ({
    extension,
    simulator,
    site,
  }) => {
    const { byEmail, byName } = chooseCast(simulator);
    await unlock(extension, simulator, [byEmail, byName]);
    site.serve(`${CRM}/people`, table(row('first', byEmail.fullName, byEmail.companyName ?? '')));
    const page = await extension.visit(`${CRM}/people`);
    await expect.poll(() => numbers(page)).toEqual([[byEmail.phone, 'first']]);
    const [chip] = await readChips(page);
    expect(chip?.names.some((name) => name.includes(byEmail.fullName))).toBe(true);

    await page.evaluate(
      ([name, company]) => {
        const [, second, third] = document.querySelectorAll('td');
        if (second?.firstChild) second.firstChild.textContent = name ?? '';
        if (third) third.textContent = company ?? '';
      },
      [byName.fullName, byName.companyName],
    );
    await expect.poll(() => numbers(page)).toEqual([[byName.phone, 'first']]);
  });

  test('changes in a hidden tab are ignored until it is visible again', async ({ extension, simulator, site }) => {
    const { byEmail, byLink, byName } = chooseCast(simulator);
    await unlock(extension, simulator, [byEmail, byLink, byName]);
    site.serve(
      `${CRM}/people`,
      `${table(row('first', byEmail.email ?? ''))}<section></section><script>
      const root = document.querySelector('section').attachShadow({ mode: 'closed' });
      root.innerHTML = '<p>Nobody</p>';
      window.showInRoot = (text) => (root.querySelector('p').textContent = text);
      window.showInRow = (text) => (document.querySelectorAll('td')[1].textContent = text);
      </script>`,
    );
    const page = await extension.visit(`${CRM}/people`);
    const shown = async () => (await readChips(page)).map(({ number }) => number);
    const say = (where: 'showInRow' | 'showInRoot', text: string) =>
      page.evaluate(([name, value]) => (window as unknown as Say)[name](value), [where, text] as const);
    await expect.poll(shown).toEqual([byEmail.phone]);

    await setHidden(page, extension.id, true);
    await say('showInRow', 'Nobody');
    await say('showInRow', byLink.email ?? byLink.linkedinUrl ?? '');
    await say('showInRoot', byEmail.email ?? '');
    await setHidden(page, extension.id, false);
    await expect.poll(async () => new Set(await shown())).toEqual(new Set([byEmail.phone, byLink.phone]));

    await say('showInRoot', 'Nobody');
    await expect.poll(shown).toEqual([byLink.phone]);
  });

  test('numbers appear on a page that was already open, without a reload', async ({ extension, simulator, site }) => {
    const { byName } = chooseCast(simulator);
    site.serve(`${CRM}/people`, table(row('first', byName.fullName, byName.companyName ?? '')));
    const page = await extension.visit(`${CRM}/people`);
    expect(await readChips(page)).toEqual([]);
    await unlock(extension, simulator, [byName]);
    await expect.poll(() => numbers(page)).toEqual([[byName.phone, 'first']]);
  });

  test('the second script is loaded at the first sign of a contact, and not before', async ({
    extension,
    simulator,
    site,
  }) => {
    const { byEmail } = chooseCast(simulator);
    await unlock(extension, simulator, [byEmail]);
    site.serve(`${CRM}/people`, table(row('first', 'Nobody Known', 'nobody@elsewhere.example')));
    const page = await extension.visit(`${CRM}/people`);
    const inOverlay = await openOverlayWorld(page, extension.id);
    await inOverlay(`void Object.defineProperty(globalThis, 'createChips', {
    configurable: true,
    set(value) {
      globalThis.shownWhenLoaded = document.body.textContent;
      Object.defineProperty(globalThis, 'createChips', { value });
    },
  })`);
    for (const text of ['nobody.either@elsewhere.example', byEmail.email ?? '']) {
      await page.evaluate(async (shown) => {
        document.querySelector('table')?.insertRow().insertCell().append(shown);
        for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
      }, text);
    }
    await expect.poll(async () => (await readChips(page)).length).toBe(1);
    expect(await inOverlay('globalThis.shownWhenLoaded')).toContain(byEmail.email);
  });
});

test('nothing runs on a site that is not allowed', async ({ extension, simulator, site }) => {
  const { byEmail } = chooseCast(simulator);
  await unlock(extension, simulator, [byEmail]);
  site.serve(`${CRM}/people`, table(row('first', byEmail.fullName, byEmail.email ?? '')));
  expect(await readChips(await extension.visit(`${CRM}/people`))).toEqual([]);
  expect(await extension.scriptedOrigins()).toEqual([]);

  await extension.restart({ allow: [CRM] });
  const allowed = await extension.visit(`${CRM}/people`);
  await expect.poll(() => numbers(allowed)).toEqual([[byEmail.phone, 'first']]);

  await extension.restart({ forbid: [CRM] });
  expect(await readChips(await extension.visit(`${CRM}/people`))).toEqual([]);
});
