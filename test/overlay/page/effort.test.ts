import { expect, test } from 'vitest';
import { createEffort } from '../../../components/overlay/page/effort';

function setUp() {
  let atMs = 0;
  const pass = (ms: number) => {
    atMs += ms;
  };
  const effort = createEffort(() => atMs);
  /** A page that costs `ms` per render, ten times a second, and changes this many nodes each time. */
  const render = (times: number, ms: number, nodes = 1) => {
    for (let time = 0; time < times; time++) {
      pass(100 - ms);
      effort.spend(() => pass(ms));
      effort.noteChange(nodes);
    }
  };
  return { effort, pass, render };
}

test('an expensive page uses up the budget within seconds', () => {
  const { effort, render } = setUp();
  render(3, 10);
  expect(effort.isUsedUp()).toBe(false);
  render(30, 10);
  expect(effort.isUsedUp()).toBe(true);
});

test('a cheap page never uses it up', () => {
  const { effort, render } = setUp();
  render(10_000, 0.5);
  expect(effort.isUsedUp()).toBe(false);
});

test('a page that changes thousands of nodes uses it up, because the browser records each', () => {
  const { effort, render } = setUp();
  render(100, 0.5, 3600);
  expect(effort.isUsedUp()).toBe(true);
});

test('the budget refills with time and with use, and allows one more look', () => {
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

test('a few changes never use it up, however slow the computer', () => {
  const { effort, render } = setUp();
  render(5, 2000);
  expect(effort.isUsedUp()).toBe(false);
});

test('the budget can be overdrawn', () => {
  const { effort, render } = setUp();
  render(25, 20);
  expect(effort.isUsedUp()).toBe(true);
  expect(effort.isUsedUp(1000)).toBe(false);
});

test('nested work is charged once, even if it throws', () => {
  const { effort, pass } = setUp();
  const work = () => {
    effort.spend(() => pass(80));
    throw new Error('broken');
  };
  expect(() => effort.spend(work)).toThrow('broken');
  expect(effort.isUsedUp()).toBe(false);
  expect(effort.spend(() => 7)).toBe(7);
});
