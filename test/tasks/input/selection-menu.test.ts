import { describe, expect, test } from 'vitest';
import { createSelectionMenu } from '../../../components/tasks/input/selection-menu';
import { translateToEnglish } from '../../language/english';

function setUp() {
  const items: { id: string; title: string }[] = [];
  const tracked: string[][] = [];
  const shown: string[] = [];
  const menu = createSelectionMenu({
    menus: { removeAll: async () => void items.splice(0), create: (item) => items.push(item) },
    track: async (ids) => void tracked.push([...ids]),
    show: async ({ title, message }) => void shown.push(`${title}: ${message}`),
    t: translateToEnglish,
  });
  return { items, tracked, shown, menu };
}

describe('the menu for selected text', () => {
  test('has one entry, however often it is installed', async () => {
    const { items, menu } = setUp();
    await menu.install();
    await menu.install();
    expect(items.map(({ title }) => title)).toEqual(['Track as Lensmor task']);
  });

  test('tracks the selected text', async () => {
    const { items, tracked, shown, menu } = setUp();
    await menu.install();
    await menu.onClicked(items[0]?.id ?? '', ' {"status":"accepted","task_id":"321","job_id":"321"} ');
    expect({ tracked, shown }).toEqual({ tracked: [['321']], shown: [] });
  });

  test.each(['the whole paragraph! about it', '', undefined])(
    'explains what can’t be tracked: %s',
    async (selection) => {
      const { items, tracked, shown, menu } = setUp();
      await menu.install();
      await menu.onClicked(items[0]?.id ?? '', selection);
      expect(tracked).toEqual([]);
      expect(shown).toHaveLength(1);
    },
  );

  test('ignores clicks on other entries', async () => {
    const { tracked, menu } = setUp();
    await menu.onClicked('other', '321');
    expect(tracked).toEqual([]);
  });
});
