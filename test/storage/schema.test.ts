import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import * as s from '../../components/storage/schema';

/** Each pair is the same schema, ours and Zod's. */
const pairs: Record<string, [ours: s.Schema<unknown>, zods: z.ZodMiniType]> = {
  string: [s.string(), z.string()],
  number: [s.number(), z.number()],
  int: [s.int(), z.int()],
  boolean: [s.boolean(), z.boolean()],
  unknown: [s.unknown(), z.unknown()],
  literal: [s.literal('on'), z.literal('on')],
  oneOf: [s.oneOf(['on', 'off']), z.enum(['on', 'off'])],
  optional: [s.optional(s.int()), z.optional(z.int())],
  array: [s.array(s.int()), z.array(z.int())],
  object: [
    s.object({ id: s.string(), at: s.optional(s.number()), list: s.array(s.boolean()) }),
    z.object({ id: z.string(), at: z.optional(z.number()), list: z.array(z.boolean()) }),
  ],
  union: [
    s.union([s.object({ kind: s.literal('on'), at: s.number() }), s.object({ kind: s.literal('off') })]),
    z.union([z.object({ kind: z.literal('on'), at: z.number() }), z.object({ kind: z.literal('off') })]),
  ],
};

const small = fc.oneof(
  fc.constantFrom('on', 'off', '', true, undefined, null, 0, 0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53),
  fc.integer(),
);
const values = fc.oneof(
  small,
  fc.array(small),
  fc.array(fc.boolean()),
  fc.record(
    { id: fc.oneof(fc.string(), small), at: small, list: fc.oneof(fc.array(fc.boolean()), small), more: small },
    { requiredKeys: [] },
  ),
  fc.record({ kind: small, at: small, more: small }, { requiredKeys: [] }),
  fc.anything(),
);

describe('schemas of stored records', () => {
  test.each(Object.entries(pairs))('%s reads what Zod reads', (_, [ours, zods]) => {
    fc.assert(
      fc.property(values, (value) => {
        const [one, other] = [ours.safeParse(value), zods.safeParse(value)];
        expect(one.success).toBe(other.success);
        expect(one.data).toStrictEqual(other.data);
      }),
      { numRuns: 500 },
    );
  });

  test('what was read is a copy', () => {
    const record = { list: [1] };
    const read = s.object({ list: s.array(s.int()) }).safeParse(record).data;
    record.list.push(2);
    expect(read).toEqual({ list: [1] });
  });
});
