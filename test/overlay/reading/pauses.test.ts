// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createPauses } from '../../../components/overlay/reading/pauses';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }));
afterEach(() => void vi.useRealTimers());

/** A page that is ignored again half a second after each pause, and renders `elements` elements per 100 ms. */
function setUp() {
  const overAtMs: number[] = [];
  const startMs = performance.now();
  const pauses = createPauses({
    onOver() {
      overAtMs.push(performance.now() - startMs);
      pauses.end();
      if (page.elements > 0) setTimeout(pauses.begin, 500);
    },
  });
  const page = { elements: 100 };
  const pass = async (seconds: number) => {
    for (let render = 0; render < seconds * 10; render++) {
      document.body.innerHTML = `<p>${'<b></b>'.repeat(page.elements)}</p>`;
      await vi.advanceTimersByTimeAsync(100);
    }
  };
  return { pauses, page, pass, overAtMs };
}

test('a page that keeps changing is read twice, then once a minute', async () => {
  const { pauses, pass, overAtMs } = setUp();
  pauses.begin();
  await pass(200);
  expect(overAtMs.slice(0, 2)).toEqual([2000, 6500]);
  const gaps = overAtMs.slice(1).map((atMs, at) => atMs - (overAtMs[at] ?? 0));
  expect(gaps.slice(1).length).toBeGreaterThanOrEqual(2);
  for (const gap of gaps.slice(1)) expect(gap).toBeGreaterThan(50_000);
  for (const gap of gaps.slice(1)) expect(gap).toBeLessThan(75_000);
});

test.each([
  ['no longer changes', 0],
  ['changes only a little', 5],
])('a page that %s is read within seconds', async (_, elements) => {
  const { pauses, page, pass, overAtMs } = setUp();
  pauses.begin();
  await pass(20);
  const before = overAtMs.length;
  page.elements = elements;
  await pass(9);
  expect(overAtMs.length).toBe(before + 1);
});

test('after somebody has used the page, pauses are short again', async () => {
  const { pauses, pass, overAtMs } = setUp();
  pauses.begin();
  await pass(30);
  pauses.end();
  pauses.forget();
  overAtMs.length = 0;
  pauses.begin();
  await pass(2.1);
  expect(overAtMs).toHaveLength(1);
});

test('an ended pause does not end again', async () => {
  const { pauses, pass, overAtMs } = setUp();
  pauses.begin();
  expect(pauses.isOn()).toBe(true);
  expect(pauses.end()).toBe(true);
  expect(pauses.isOn()).toBe(false);
  expect(pauses.end()).toBe(false);
  await pass(5);
  expect(overAtMs).toEqual([]);
});
