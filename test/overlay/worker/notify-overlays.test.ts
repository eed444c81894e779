import { expect, test } from 'vitest';
import { createOverlayNotifier } from '../../../components/overlay/worker/notify-overlays';

test('many changes are one notification to every tab, even if some tabs reject it', async () => {
  const timers: (() => void)[] = [];
  const told: number[] = [];
  const tell = createOverlayNotifier({
    tabs: async () => [{ id: 1 }, { id: 2 }, {}, { id: 3 }],
    sendMessage: async (id, { name }) => {
      if (id === 2) throw new Error('Could not establish connection');
      if (name === 'overlay.changed') told.push(id);
    },
    after: (_, work) => {
      timers.push(work);
      return () => void timers.splice(timers.indexOf(work), 1);
    },
    onError: (error) => expect.fail(String(error)),
  });
  for (let count = 0; count < 10; count++) tell();
  expect(timers).toHaveLength(1);
  timers[0]?.();
  await expect.poll(() => told).toEqual([1, 3]);
});
