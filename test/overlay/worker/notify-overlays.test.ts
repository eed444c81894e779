import { expect, test } from 'vitest';
import { createOverlayNotifier } from '../../../components/overlay/worker/notify-overlays';

/** A notifier with a clock; `pass` lets time go by and runs what is due. */
function setUp() {
  let nowMs = 1_000_000;
  const timers: { dueMs: number; work: () => void }[] = [];
  const notified: { tab: number; atMs: number }[] = [];
  const notify = createOverlayNotifier({
    tabs: async () => [{ id: 1 }, { id: 2 }, {}, { id: 3 }],
    sendMessage: async (tab, { name }) => {
      if (tab === 2) throw new Error('Could not establish connection');
      if (name === 'overlay.changed') notified.push({ tab, atMs: nowMs - 1_000_000 });
    },
    after: (delayMs, work) => void timers.push({ dueMs: nowMs + delayMs, work }),
    now: () => nowMs,
    onError: (error) => expect.fail(String(error)),
  });
  const pass = async (ms: number) => {
    nowMs += ms;
    for (const due of timers.filter(({ dueMs }) => dueMs <= nowMs)) {
      timers.splice(timers.indexOf(due), 1);
      due.work();
    }
    // Sending takes a few microtasks.
    for (let turn = 0; turn < 10; turn++) await Promise.resolve();
  };
  return { notify, notified, pass };
}

test('many changes are one notification to every tab, even if some tabs reject it', async () => {
  const { notify, notified, pass } = setUp();
  for (let count = 0; count < 10; count++) notify();
  await pass(249);
  expect(notified).toEqual([]);
  await pass(1);
  expect(notified).toEqual([
    { tab: 1, atMs: 250 },
    { tab: 3, atMs: 250 },
  ]);
});

test('changes that keep coming are announced every two seconds, the last one too', async () => {
  const { notify, notified, pass } = setUp();
  for (let count = 0; count < 50; count++) {
    notify();
    await pass(100);
  }
  await pass(2000);
  expect(notified.filter(({ tab }) => tab === 1).map(({ atMs }) => atMs)).toEqual([300, 2300, 4300, 7000]);
});
