import { expect, test } from 'vitest';
import { MOST_CLUES, MOST_CLUES_ASKED, MOST_SCOPES, type PageClues } from '../../../components/contacts/matching/clues';
import { messages, type OverlayMatch } from '../../../components/messages/messages';
import { createMatchRequests } from '../../../components/overlay/recognising/match-requests';

const page = (scopes = 1): PageClues => ({
  record: 'crm.example/list',
  subject: [],
  scopes: Array.from({ length: scopes }, (_, id) => ({
    id,
    isPage: false,
    record: 'crm.example/list',
    clues: [{ kind: 'email', key: `person${id}@acme.example` }],
    ownCompany: false,
  })),
});
const match = (scope: number, personnelId: string): OverlayMatch => ({
  scope,
  record: 'crm.example/list',
  personnelId,
  name: 'Jane Doe',
  phone: { kind: 'open' },
  clues: [],
});

/** A worker whose answers the test provides, one after another. */
function setUp() {
  const open: { page: PageClues; answer: (matches: OverlayMatch[]) => void; fail: () => void }[] = [];
  const questions = createMatchRequests(
    (asked) =>
      new Promise((resolve, reject) => {
        open.push({ page: asked, answer: resolve, fail: () => reject(new Error('Refused')) });
      }),
  );
  return { open, questions };
}

test('does not repeat a question', async () => {
  const { open, questions } = setUp();
  const first = questions.answerTo(page());
  open[0]?.answer([match(0, '1')]);
  expect(await first).toEqual([match(0, '1')]);
  expect(await questions.answerTo(page())).toEqual([match(0, '1')]);
  expect(open).toHaveLength(1);
});

test('a page with nobody on it sends no question', async () => {
  const { open, questions } = setUp();
  const first = questions.answerTo(page());
  open[0]?.answer([match(0, '1')]);
  await first;
  expect(await questions.answerTo(undefined)).toEqual([]);
  expect(open).toHaveLength(1);
});

test('asks again if contacts change while an answer is pending', async () => {
  const { open, questions } = setUp();
  const first = questions.answerTo(page());
  questions.forget();
  open[0]?.answer([match(0, '1')]);
  await first;
  const second = questions.answerTo(page());
  open[1]?.answer([]);
  expect(await second).toEqual([]);
});

test('retries what the worker could not answer', async () => {
  const { open, questions } = setUp();
  const first = questions.answerTo(page());
  open[0]?.fail();
  await expect(first).rejects.toThrow('Refused');
  const second = questions.answerTo(page());
  open[1]?.answer([match(0, '1')]);
  expect(await second).toEqual([match(0, '1')]);
});

test('splits more scopes than fit into one message, and merges the answers in order', async () => {
  const { open, questions } = setUp();
  const all = questions.answerTo(page(MOST_SCOPES + 1));
  expect(open.map((one) => one.page.scopes.length)).toEqual([MOST_SCOPES, 1]);
  expect(open[1]?.page.scopes.map(({ id }) => id)).toEqual([MOST_SCOPES]);
  open[1]?.answer([match(MOST_SCOPES, '2')]);
  open[0]?.answer([match(0, '1')]);
  expect(await all).toEqual([match(0, '1'), match(MOST_SCOPES, '2')]);
});

test('asks a few questions at once, and the next when one is answered', async () => {
  const { open, questions } = setUp();
  void questions.answerTo(page(MOST_SCOPES * 7));
  expect(open).toHaveLength(5);
  open[3]?.answer([]);
  await expect.poll(() => open.length).toBe(6);
  expect(open[5]?.page.scopes[0]?.id).toBe(MOST_SCOPES * 5);
});

test('no question holds more clues than the worker takes', async () => {
  const { open, questions } = setUp();
  const [scope] = page().scopes;
  if (!scope) throw new Error('A page has a scope');
  const clues = Array.from({ length: MOST_CLUES / 2 }, (_, at) => ({ kind: 'name' as const, key: `name ${at}` }));
  void questions.answerTo({ ...page(), scopes: Array.from({ length: 12 }, (_, id) => ({ ...scope, id, clues })) });
  const asked = open.map((one) => one.page.scopes.map(({ id }) => id));
  expect(asked).toEqual([
    [0, 1, 2, 3, 4],
    [5, 6, 7, 8, 9],
    [10, 11],
  ]);
  for (const one of open) {
    expect(one.page.scopes.flatMap((part) => part.clues).length).toBeLessThanOrEqual(MOST_CLUES_ASKED);
    expect(messages['overlay.match'].payload.safeParse(one.page).success).toBe(true);
  }
  const tooMuch = { ...page(), scopes: Array.from({ length: 6 }, (_, id) => ({ ...scope, id, clues })) };
  expect(messages['overlay.match'].payload.safeParse(tooMuch).success).toBe(false);
});
