import { expect, test } from 'vitest';
import { createEffort } from '../../../components/overlay/page/effort';

function setUp() {
  let atMs = 0;
  const pass = (ms: number) => {
    atMs += ms;
  };
  const effort = createEffort(() => atMs);
  /** A page that needs so much at each of so many renders. */
  const render = (times: number, ms: number) => {
    for (let time = 0; time < times; time++) {
      pass(100 - ms);
      effort.spend(() => pass(ms));
    }
  };
  return { effort, pass, render };
}

test('a page that takes much of each second uses all up within seconds', () => {
  const { effort, render } = setUp();
  render(3, 10);
  expect(effort.isUsedUp()).toBe(false);
  render(30, 10);
  expect(effort.isUsedUp()).toBe(true);
});

test('a page that takes little never does', () => {
  const { effort, render } = setUp();
  render(10_000, 0.5);
  expect(effort.isUsedUp()).toBe(false);
});

test('what was used up comes back with time, with use, and for one more look', () => {
  const { effort, pass, render } = setUp();
  render(100, 10);
  pass(200_000);
  expect(effort.isUsedUp()).toBe(false);
  for (const again of [effort.renew, effort.allowLook]) {
    render(100, 10);
    expect(effort.isUsedUp()).toBe(true);
    again();
    expect(effort.isUsedUp()).toBe(false);
  }
});

test('the whole page may be read on credit', () => {
  const { effort, pass } = setUp();
  effort.spend(() => pass(500));
  expect(effort.isUsedUp()).toBe(true);
  expect(effort.isUsedUp(1000)).toBe(false);
});

test('work within work counts once, also where it throws', () => {
  const { effort, pass } = setUp();
  const work = () => {
    effort.spend(() => pass(80));
    throw new Error('broken');
  };
  expect(() => effort.spend(work)).toThrow('broken');
  expect(effort.isUsedUp()).toBe(false);
  expect(effort.spend(() => 7)).toBe(7);
});
