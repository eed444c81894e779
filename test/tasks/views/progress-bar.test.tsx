// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { newTask } from '../../../components/tasks/advance';
import { countItems, type Item } from '../../../components/tasks/task';
import { ProgressBar } from '../../../components/tasks/views/progress-bar';
import { render, screen } from '../../ui/render';

const item = (personnelId: string, status: Item['status']): Item => ({ personnelId, status, phone: '+12025550143' });

test('has three segments proportional to the counts, with a text alternative', () => {
  const items = [item('1', 'unlocked'), item('2', 'failed'), item('3', 'pending'), item('4', 'processing')];
  render(<ProgressBar counts={countItems({ ...newTask('321', 0), items })} />);
  const bar = screen.getByRole('progressbar', { name: '1 unlocked, 1 failed, 2 pending, 4 total' });
  expect([bar.getAttribute('aria-valuenow'), bar.getAttribute('aria-valuemax')]).toEqual(['2', '4']);
  expect([...bar.children].map((part) => [part.className, (part as HTMLElement).style.inlineSize])).toEqual([
    ['unlocked', '25%'],
    ['failed', '25%'],
  ]);
});

test('is absent while the task has no known people', () => {
  render(<ProgressBar counts={countItems(newTask('321', 0))} />);
  expect(screen.queryByRole('progressbar')).toBeNull();
});
