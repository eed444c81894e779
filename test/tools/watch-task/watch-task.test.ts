import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { SIMULATOR_KEY, type Simulator, startSimulator } from '../simulator/simulator';
import { watchTask } from './watch-task';

let simulator: Simulator;
beforeEach(async () => {
  simulator = await startSimulator();
});
afterEach(() => simulator.close());

async function watch(options: { taskId?: string; key?: string; address?: string }) {
  const lines: string[] = [];
  const { taskId, key, address = simulator.url } = options;
  const code = await watchTask({ taskId, key, address, print: (line) => lines.push(line) });
  return { code, lines };
}

describe('watching a task in the terminal', () => {
  test('prints each change, and finally the people and their phones', async () => {
    const [first, second] = simulator.people;
    const taskId = simulator.createTask({
      people: [
        { personnelId: first?.personnelId ?? '', outcome: { kind: 'unlocked', phone: '+12025550143' } },
        { personnelId: second?.personnelId ?? '', outcome: { kind: 'failed', errorCode: 'NO_PHONE_FOUND' } },
      ],
      durationMs: 2000,
    });
    const { code, lines } = await watch({ taskId, key: SIMULATOR_KEY });
    expect(code).toBe(0);
    const table = lines.at(-1)?.split('\n') ?? [];
    expect(lines.at(-2)).toMatch(/ {2}1 number unlocked, 1 failed$/);
    expect(table[2]).toContain(`${first?.personnelId}`);
    expect(table[2]).toContain(first?.fullName);
    expect(table[2]).toMatch(/\+12025550143 +unlocked$/);
    expect(table[3]).toMatch(/NO_PHONE_FOUND$/);
  }, 15_000);

  test('counts the names that are still missing', async () => {
    const taskId = simulator.createTask({ people: 8, durationMs: 0 });
    const { code, lines } = await watch({ taskId, key: SIMULATOR_KEY });
    expect(code).toBe(0);
    expect(lines.filter((line) => / {2}Names: \d of 8$/.test(line))).toHaveLength(1);
    for (const { fullName } of simulator.people.slice(0, 8)) expect(lines.at(-1)).toContain(fullName);
  }, 15_000);

  test.each([
    ['no key', { taskId: '321' }, 'No API key: set LENSMOR_API_KEY.'],
    [
      'a bad key',
      { taskId: '321', key: 'uak_bad' },
      /^Task 321: Lensmor didn’t accept the API key\. \(.*Status: 401; /,
    ],
    ['an unknown ID', { taskId: '999', key: SIMULATOR_KEY }, /^Task 999: Task not found .*Status: 404; /],
    ['no ID', { key: SIMULATOR_KEY }, /^Usage: npm run watch-task/],
    ['an invalid ID', { taskId: '../1', key: SIMULATOR_KEY }, /^“\.\.\/1” isn’t a valid task ID\. /],
    ['an unsafe address', { taskId: '321', key: 'k', address: 'http://crm.example' }, /must start with https/],
    ['no network', { taskId: '321', key: 'k', address: 'http://127.0.0.1:1' }, /^Task 321: Couldn’t reach Lensmor\./],
  ])('explains in one line why it fails: %s', async (_, options, line) => {
    const { code, lines } = await watch(options);
    expect(code).toBe(1);
    expect(lines).toEqual([typeof line === 'string' ? line : expect.stringMatching(line)]);
  });
});
