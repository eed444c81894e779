import { expect, test } from 'vitest';
import { createRateLimiter } from '../../components/messages/rate-limiter';

function setUp() {
  const world = { now: 1_000_000, heard: 0 };
  const gate = createRateLimiter({ atOnce: 100, aSecond: 10, now: () => world.now });
  return { gate, world };
}

test('at 10,000 messages a second for a minute, one tab is limited to its rate, and another tab loses nothing', () => {
  const { gate, world } = setUp();
  let [flood, other] = [0, 0];
  for (let at = 0; at < 600_000; at++) {
    world.now += 0.1;
    if (gate.admits(1, { name: 'overlay.start' })) flood++;
    if (at % 2000 === 0 && gate.admits(2, { name: 'overlay.start' })) other++;
  }
  expect(flood).toBeLessThan(710);
  expect(flood).toBeGreaterThan(600);
  expect(other).toBe(300);
});

test('a large message counts several times, and an oversized one is not inspected to its end', () => {
  const { gate, world } = setUp();
  const list = (length: number) => ({ scopes: Array.from({ length }, (_, id) => ({ id })) });
  expect(gate.admits(1, list(20_000))).toBe(true);
  expect(gate.admits(1, list(20_000))).toBe(false);
  world.now += 10_000;
  expect(gate.admits(1, {})).toBe(true);

  let looks = 0;
  const endless: unknown = new Proxy(
    {},
    {
      ownKeys: () => Array.from({ length: 1000 }, (_, at) => `${at}`),
      getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true }),
      get: () => {
        looks++;
        return endless;
      },
    },
  );
  world.now += 10_000;
  expect(gate.admits(1, endless)).toBe(false);
  expect(looks).toBeLessThan(60_000);
  expect(gate.admits(1, {})).toBe(false);
});

test('a clock set back neither adds nor removes tokens', () => {
  const { gate, world } = setUp();
  for (let at = 0; at < 40; at++) gate.admits(1, {});
  world.now -= 3_600_000;
  expect(gate.admits(1, {})).toBe(true);
  world.now += 1000;
  expect(gate.admits(1, {})).toBe(true);
});

test('forgets quiet senders before busy ones', () => {
  const { gate } = setUp();
  while (gate.admits(1, {}));
  for (let tab = 1000; tab < 3000; tab++) {
    gate.admits(tab, {});
    expect(gate.admits(1, {})).toBe(false);
  }
});
