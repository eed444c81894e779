import type { Browser } from 'wxt/browser';
import { changedTask, type Fault } from '../../tools/simulator/fault';
import { type Extension, expect, test } from '../kit/harness';
import { follow } from '../kit/use';

declare const chrome: typeof Browser;

const NUMBER = '+12025550143';
const people = [{ personnelId: '700', outcome: { kind: 'unlocked', phone: NUMBER } }] as const;

/** The value stored under a key, without its version. */
const record = async (extension: Extension, key: string) => {
  const stored = (await extension.storage())[key] as { data: Record<string, unknown> } | undefined;
  return stored?.data;
};
const check = (extension: Extension, id: string) =>
  extension.evaluate(
    (taskId) => chrome.runtime.sendMessage({ name: 'tasks.check', payload: { id: taskId } }) as Promise<unknown>,
    id,
  );

const body = (text: string): Fault => ({ kind: 'body', body: text });
const answer = (items: unknown, more: object = {}): Fault =>
  changedTask(({ taskId }) => ({ taskId, taskStatus: 'completed', items, ...more }));

/** Each affects the first answer about a task of its own. */
const refusedAnswers: [name: string, fault: Fault, kind: string][] = [
  ['an endless body', { kind: 'endlessBody' }, 'tooLarge'],
  ['50 MB', { kind: 'hugeBody', bytes: 50_000_000 }, 'tooLarge'],
  ['deep nesting', body('['.repeat(500_000)), 'notJson'],
  ['an HTML page', body('<!doctype html><script>alert(1)</script>'), 'notJson'],
  [
    'a task with its fields in the prototype',
    body('{"__proto__":{"taskId":"321","taskStatus":"completed","items":[]}}'),
    'wrongShape',
  ],
  ['people that are not a list', answer({ length: 1, 0: people[0] }), 'wrongShape'],
  ['a status that is not a string', answer([{ personnelId: '700', status: { toString: 'unlocked' } }]), 'wrongShape'],
  ['a phone that is not a string', answer([{ personnelId: '700', status: 'unlocked', phone: [NUMBER] }]), 'wrongShape'],
  [
    'a personnel ID that is a path',
    answer([{ personnelId: '../../credits', status: 'unlocked', phone: NUMBER }]),
    'wrongShape',
  ],
  [
    'a personnel ID of 200 digits',
    answer([{ personnelId: '7'.repeat(200), status: 'unlocked', phone: NUMBER }]),
    'wrongShape',
  ],
  ["another task's people", changedTask((task) => ({ ...task, taskId: '1', taskStatus: 'completed' })), 'wrongSubject'],
];

test('invalid answers are rejected, and every task continues to its end', async ({ extension, simulator }) => {
  const struck = refusedAnswers.map(([name, fault, kind]) => {
    const taskId = simulator.createTask({ people });
    simulator.setFault({ taskId }, fault);
    return { name, kind, taskId };
  });
  await follow(extension, ...struck.map(({ taskId }) => taskId));
  for (const { name, kind, taskId } of struck) {
    await expect
      .poll(() => record(extension, `task:${taskId}`), { message: name, timeout: 20_000 })
      .toMatchObject({ state: { kind: 'waiting' }, items: [], lastFailure: { kind } });
  }
  expect(await extension.notifications()).toEqual([]);

  simulator.clearFaults();
  for (const { taskId } of struck) {
    simulator.finish(taskId);
    await check(extension, taskId);
  }
  for (const { name, taskId } of struck) {
    await expect
      .poll(() => record(extension, `task:${taskId}`), { message: name })
      .toMatchObject({ state: { kind: 'done', outcome: 'completed' }, items: [{ phone: NUMBER }] });
  }
});

test('invalid details are dropped or clipped, and rendered as text', async ({ extension, simulator }) => {
  const tag = '<img src="https://elsewhere.example/x" onerror="globalThis.attacked = true">';
  const taskId = simulator.createTask({ people });
  const notAPhone = `${tag}\u202e${NUMBER}`;
  simulator.setFault(
    { taskId },
    answer(
      [
        { personnelId: '__proto__', status: 'unlocked', phone: notAPhone, isAdmin: true },
        { personnelId: '700', status: 'unlocked', phone: NUMBER },
        { personnelId: '707', status: 'failed', errorCode: tag.repeat(9_000) },
      ],
      { deep: JSON.parse('['.repeat(2_000) + ']'.repeat(2_000)) as unknown },
    ),
  );
  simulator.setFault(
    { endpoint: 'profile' },
    body(
      JSON.stringify({
        id: '700',
        fullName: `Jane\u202e ${tag}${'x'.repeat(900_000)}`,
        title: `${tag}\u0000\u200b`,
        companyName: 'Acme',
        linkedinUrl: 'javascript:globalThis.attacked = true',
        email: '\u2066jane@acme.example',
      }),
    ),
  );
  await follow(extension, taskId);
  await expect.poll(() => extension.notifications()).toEqual([`task:${taskId}`]);
  await expect
    .poll(() => record(extension, 'contact:700'))
    .toMatchObject({ profile: { companyName: 'Acme', email: 'jane@acme.example' } });
  const stored = JSON.stringify(await extension.storage());
  expect(stored.length).toBeLessThan(10_000);
  expect(stored).not.toMatch(/[\u202a-\u202e\u2066-\u2069]|isAdmin|"deep"/);

  const page = await extension.openResults(`?task=${taskId}`);
  const popup = await extension.openPopup();
  await expect(page.getByText('Acme').filter({ visible: true }).first()).toBeVisible();
  await expect(
    page
      .getByText(/<img src=/)
      .filter({ visible: true })
      .first(),
  ).toBeVisible();
  await popup.getByText(`Task ${taskId}`).first().waitFor();
  for (const shown of [page, popup]) {
    const links = await shown.evaluate(() => [...document.querySelectorAll('a')].map(({ href }) => href));
    expect(links.filter((href) => !/^(https:|tel:\+|mailto:|chrome-extension:)/.test(href))).toEqual([]);
    expect(links.filter((href) => href.startsWith('tel:'))).not.toContainEqual(expect.stringContaining('img'));
    expect(await shown.evaluate(() => document.querySelectorAll('img[onerror]').length)).toBe(0);
    expect(await shown.evaluate(() => 'attacked' in globalThis)).toBe(false);
  }
});
