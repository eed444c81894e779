import type { Browser } from 'wxt/browser';
import { storedContacts } from '../../crm-pages/people';
import { expect, test } from '../kit/harness';
import type { Site } from '../kit/site';

declare const chrome: typeof Browser;

const CRM = 'https://crm.example';
test.use({ allowedOrigins: [CRM] });

const people = '<title>CRM</title><ul><li>mara.lindqvist@nordwind.example</ul>';

/** The same people on a page of the site, and in an upload that its server sandboxes. */
function serve(site: Site): void {
  site.serve(`${CRM}/people`, people);
  site.serve(`${CRM}/upload`, (_, response) => {
    response.setHeader('Content-Security-Policy', 'sandbox allow-scripts');
    response.setHeader('Content-Type', 'text/html');
    response.end(people);
  });
}

test('a sandboxed document is not the site: it gets no chip and no answer, whatever its URL', async ({
  extension,
  site,
}) => {
  await extension.store(storedContacts);
  serve(site);
  const srcdoc = people.replaceAll('"', '&quot;');
  site.serve(
    `${CRM}/`,
    `<title>Frames</title>
    <iframe name="own" src="/people"></iframe>
    <iframe name="own srcdoc" srcdoc="${srcdoc}"></iframe>
    <iframe name="sandboxed" sandbox="allow-scripts" src="/people"></iframe>
    <iframe name="sandboxed srcdoc" sandbox="allow-scripts" srcdoc="${srcdoc}"></iframe>
    <iframe name="sandboxed by its server" src="/upload"></iframe>
    <iframe name="data URL" src="data:text/html,${encodeURIComponent(people)}"></iframe>`,
  );
  const page = await extension.visit(`${CRM}/`);
  const withChips = async () => {
    const counts = await Promise.all(
      page
        .frames()
        .map(async (frame) => [
          frame.name(),
          await frame.evaluate(() => document.querySelectorAll('html > div > span').length),
        ]),
    );
    return counts.filter(([, count]) => count !== 0).map(([name]) => name);
  };
  await expect.poll(withChips).toEqual(['own', 'own srcdoc']);

  const answers = await extension.evaluate(async (pattern) => {
    const [tab] = await chrome.tabs.query({ url: pattern });
    const asked = await chrome.scripting.executeScript({
      target: { tabId: tab?.id ?? -1, allFrames: true },
      func: async () => {
        const question = { name: 'overlay.start', payload: {} };
        const { rejection } = (await chrome.runtime.sendMessage(question)) as { rejection?: string };
        return [self.name, self.origin, rejection ?? 'answered'];
      },
    });
    return asked.map(({ result }) => result);
  }, `${CRM}/*`);
  expect(answers).toContainEqual(['own', CRM, 'answered']);
  expect(answers).toContainEqual(['sandboxed', 'null', 'Refused']);
  expect(answers).toContainEqual(['sandboxed by its server', 'null', 'Refused']);
  expect(await withChips()).toEqual(['own', 'own srcdoc']);
});

test('a sandboxed upload gets no chips as a page of its own either', async ({ extension, site }) => {
  await extension.store(storedContacts);
  serve(site);
  const upload = await extension.visit(`${CRM}/upload`);
  const page = await extension.visit(`${CRM}/people`);
  const chips = () => document.querySelectorAll('html > div > span').length;
  await expect.poll(() => page.evaluate(chips)).toBe(1);
  expect(await upload.evaluate(chips)).toBe(0);
  const session = await extension.evaluate(() => chrome.storage.session.get(null));
  expect(session).not.toHaveProperty('refusedMessages');
});
