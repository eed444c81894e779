import { describe, expect, test } from 'vitest';
import { SIMULATOR_KEY } from '../tools/simulator/simulator';
import { storedKey, textOf, until, useStage } from './stage';

const stage = useStage();

/** The notifications of the only task with this number of people. */
const ofTask = async (people: number) =>
  (await stage.firefox.notifications()).filter(({ title }) => title.includes(`${people} numbers unlocked`));

const newTask = (people: number) =>
  stage.simulator.createTask({
    people: stage.simulator.people
      .slice(0, people)
      .map(({ personnelId }, at) => ({ personnelId, outcome: { kind: 'unlocked', phone: `+1202555${1000 + at}` } })),
    durationMs: 3_600_000,
  });

const asked = (id: string) => stage.simulator.requests.filter(({ path }) => path.includes(`unlock-phone-tasks/${id}`));

const track = (id: string) =>
  stage.firefox.evaluate(
    'await browser.runtime.sendMessage({ name: "tasks.track", payload: { ids: [args[0]] } });',
    id,
  );

describe('task tracking in Firefox', { timeout: 240_000 }, () => {
  test('a key is saved, tested and shown masked', async () => {
    const options = await stage.firefox.open('options.html');
    await options.type('#api-key', SIMULATOR_KEY);
    await options.click('form button[type=submit]');
    await until(async () => expect(await textOf(options)).toContain('Key works. Credits left: 30,050'));
    expect(await textOf(options)).not.toContain(SIMULATOR_KEY);
  });

  test('a task added in the popup is tracked to its end and announced once', async () => {
    await stage.firefox.store(storedKey);
    const id = newTask(3);
    const popup = await stage.firefox.open('popup.html');
    await popup.type('#task-id', id);
    await popup.click('form button[type=submit]');
    await until(async () => expect(await textOf(popup)).toContain(`Task ${id}`));
    await until(async () => expect(asked(id)[0]?.status).toBe(200));
    stage.simulator.finish(id);
    await until(async () => expect(await textOf(popup)).toContain('3 numbers unlocked'));
    await until(async () => expect(await ofTask(3)).toHaveLength(1));
  });

  test('an event page stopped during a request is woken by its alarm alone, and the task is announced once', async () => {
    await stage.firefox.store(storedKey);
    const id = newTask(4);
    stage.simulator.setFault({ taskId: id }, { kind: 'hang' }, 1);
    await track(id);
    await until(async () => expect(asked(id)).toHaveLength(1));
    await stage.firefox.stopBackground();
    stage.simulator.finish(id);
    const alarm = await stage.firefox.evaluate<{ periodInMinutes: number }>('return browser.alarms.get("wake-up");');
    expect(alarm.periodInMinutes).toBe(1);
    // The same alarm, moved forward: it would fire by itself within a minute.
    await stage.firefox.evaluate(
      'await browser.alarms.create("wake-up", { when: Date.now() + 500, periodInMinutes: 1 });',
    );
    await until(async () => expect(await ofTask(4)).toHaveLength(1));
    await until(async () =>
      expect((await stage.firefox.storage())[`task:${id}`]).toMatchObject({
        data: { state: { kind: 'done' }, announcedAt: expect.any(Number) },
      }),
    );
    await stage.firefox.stopBackground();
    await track(id);
    await until(async () => expect(await stage.firefox.evaluate('return browser.action.getBadgeText({});')).toBe('✓'));
    expect(await ofTask(4)).toHaveLength(1);
  });

  test('a click on a notification opens the results, even if the event page has stopped', async () => {
    await stage.firefox.store(storedKey);
    const id = newTask(5);
    stage.simulator.finish(id);
    await track(id);
    await until(async () => expect(await ofTask(5)).toHaveLength(1));
    await until(async () =>
      expect((await stage.firefox.storage())[`task:${id}`]).toMatchObject({
        data: { announcedAt: expect.any(Number) },
      }),
    );
    await stage.firefox.stopBackground();
    const [shown] = await ofTask(5);
    await stage.firefox.clickNotification(shown?.title ?? '');
    await until(async () =>
      expect(await stage.firefox.addresses()).toContainEqual(expect.stringContaining(`results.html?task=${id}`)),
    );
  });
});
