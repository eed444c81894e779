import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { parseOverlayMessage } from '../../components/messages/to-overlay';

const schema = z.strictObject({ name: z.enum(['overlay.changed', 'overlay.report']) });

describe('messages to the overlay', () => {
  test.each(['overlay.changed', 'overlay.report'])('%s is accepted', (name) =>
    expect(parseOverlayMessage({ name })).toEqual({ name }),
  );

  test.each([
    [undefined],
    [null],
    ['overlay.changed'],
    [['overlay.changed']],
    [{}],
    [{ name: 'overlay.match' }],
    [{ name: 'toString' }],
    [{ name: ['overlay.changed'] }],
    [{ name: 'overlay.changed', payload: {} }],
  ])('%j is rejected', (message) => expect(parseOverlayMessage(message)).toBeUndefined());

  test('the parser agrees with the schema', () => {
    const name = fc.oneof(fc.constantFrom('overlay.changed', 'overlay.report'), fc.string(), fc.anything());
    const message = fc.oneof(fc.record({ name }), fc.record({ name, payload: fc.anything() }), fc.anything());
    fc.assert(
      fc.property(message, (some) => {
        expect(parseOverlayMessage(some)).toEqual(schema.safeParse(some).data);
      }),
    );
  });
});
