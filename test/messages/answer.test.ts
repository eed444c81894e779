import { expect, test, vi } from 'vitest';
import { answering, takeAnswer } from '../../components/messages/answer';

test.each([undefined, null, true, 0, '', 'text', [], { name: 'Jane' }])('%j is an answer', (answer) => {
  expect(takeAnswer(answer)).toBe(answer);
});

/** The response that arrives; `true` makes the browser wait for it. */
async function ask(answer: (message: unknown, sender: string) => Promise<unknown>): Promise<unknown> {
  const respond = vi.fn<(answer: unknown) => void>();
  expect(answering(answer)('question', 'page', respond)).toBe(true);
  await vi.waitFor(() => expect(respond).toHaveBeenCalledOnce());
  return structuredClone(respond.mock.calls[0]?.[0]);
}

test('a listener answers by the callback that every browser version has', async () => {
  expect(takeAnswer(await ask(async (message, sender) => `${String(message)} from ${sender}`))).toBe(
    'question from page',
  );
});

test.each([[new Error('Refused')], ['Refused']])('a rejection arrives as one: %s', async (error) => {
  const answer = await ask(async () => {
    throw error;
  });
  expect(() => takeAnswer(answer)).toThrow('Refused');
});
