import { expect, test } from 'vitest';
import { takeAnswer } from '../../components/messages/answer';

test.each([undefined, null, true, 0, '', 'text', [], { name: 'Jane' }])('%j is an answer', (answer) => {
  expect(takeAnswer(answer)).toBe(answer);
});

test('restores a rejection that the polyfill converted to an object', () => {
  expect(() => takeAnswer({ __mozWebExtensionPolyfillReject__: true, message: 'Refused' })).toThrow('Refused');
});
