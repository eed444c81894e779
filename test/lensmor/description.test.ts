import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { createClient } from '../../components/lensmor/client';
import { failureKindOf } from '../../components/lensmor/failure';
import {
  balanceAnswerSchema,
  errorBodySchema,
  itemStatuses,
  phoneUnlockStatuses,
  profileAnswerSchema,
  taskAnswerSchema,
  taskStatuses,
} from '../../components/lensmor/schema';
import { parseTaskInput } from '../../components/tasks/input/parse-task-input';
import { createDescriptionCheck, type Json, readDescription, resolveIn } from '../tools/simulator/description';
import { schemaDifferences } from './schema-differences';

const description = readDescription();
const schemas = description.components?.schemas ?? {};

const pairs: [name: string, clientSchema: z.ZodMiniType][] = [
  ['Task', taskAnswerSchema],
  ['Profile', profileAnswerSchema],
  ['Balance', balanceAnswerSchema],
  ['Error', errorBodySchema],
  ['ErrorUnder200', errorBodySchema],
];
const clientJson = (schema: z.ZodMiniType): Json =>
  z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as unknown as Json;

const slot = { report: async () => {} };

/** The client's result for this response, and the URL it requested. */
async function read(method: 'getTask' | 'getProfile' | 'getBalance', body: unknown, status = 200) {
  let asked = '';
  const client = createClient({
    fetch: async (url) => {
      asked = new URL(url).pathname;
      return Response.json(body, { status });
    },
    address: async () => 'https://api.example',
    mayReach: async () => true,
    key: async () => 'sk_test',
    now: () => 0,
    after: () => () => {},
  });
  const { taskId, id } = body as { taskId?: string; id?: string };
  const requests = {
    getTask: () => client.getTask(taskId ?? '321', slot),
    getProfile: () => client.getProfile(id ?? '700', slot),
    getBalance: () => client.getBalance(slot),
  };
  return { result: await requests[method](), asked };
}

const requests: [method: 'getTask' | 'getProfile' | 'getBalance', path: string][] = [
  ['getTask', '/external/contacts/unlock-phone-tasks/{taskId}'],
  ['getProfile', '/external/personnel/profile'],
  ['getBalance', '/external/credits/balance'],
];

interface Example {
  name: string;
  value: unknown;
}
const examplesOf = (response: Json | undefined): Example[] =>
  Object.entries(resolveIn(description, response)?.content?.['application/json']?.examples ?? {}).map(
    ([name, { value }]) => ({ name, value }),
  );
const isError = (value: unknown): boolean => typeof value === 'object' && value !== null && 'errorKey' in value;

describe('the client and the API description agree:', () => {
  test.each(pairs)('the client can parse every field of %s', (name, schema) => {
    expect(schemaDifferences(clientJson(schema), schemas[name], description)).toEqual([]);
  });

  test.each([
    ['a renamed field', 'Task', 'taskStatus', undefined, 'body.taskStatus is not described'],
    [
      'a type that the client does not expect',
      'Balance',
      'totalBalance',
      { type: 'string' },
      /totalBalance may be str/,
    ],
    ['a field that has become nullable', 'Task', 'taskId', { type: ['string', 'null'] }, /taskId may be null/],
    ['a field without a type', 'Task', 'taskId', {}, /taskId may be anything/],
  ])('the comparison detects %s', (_what, name, field, changed, difference) => {
    const { [field]: _before, ...others } = schemas[name]?.properties ?? {};
    const schema = { ...schemas[name], properties: { ...others, ...(changed ? { [field]: changed } : {}) } } as Json;
    const client = clientJson(pairs.find(([known]) => known === name)?.[1] ?? taskAnswerSchema);
    expect(schemaDifferences(client, schema, description).join()).toMatch(difference);
  });

  test.each([
    ['Task', 'taskStatus', taskStatuses],
    ['Item', 'status', itemStatuses],
    ['Profile', 'phoneUnlockStatus', phoneUnlockStatuses],
  ])('the same values for %s.%s', (name, field, words) => {
    const described = schemas[name]?.properties?.[field]?.enum as unknown as (string | null)[];
    expect(described.filter((word) => word !== null).sort()).toEqual([...words].sort());
  });

  test.each(pairs)('the client can parse every possible %s', (name, schema) => {
    fc.assert(
      fc.property(anyValueOf({ $ref: `#/components/schemas/${name}` } as unknown as Json), (value) => {
        expect(schema.safeParse(value).error).toBeUndefined();
      }),
    );
  });

  test.each(requests)('%s sends the described request, and parses every example', async (method, path) => {
    const responses = description.paths?.[path]?.get?.responses ?? {};
    const good = examplesOf(responses['200']);
    expect(good.length).toBeGreaterThan(1);
    for (const { name, value } of good) {
      const { result, asked } = await read(method, value);
      expect(asked.replace(/\d+$/, '{taskId}'), name).toBe(path);
      expect(result.ok, name).toBe(!isError(value));
    }
    for (const status of Object.keys(responses)
      .map(Number)
      .filter((code) => code >= 400))
      for (const { value } of examplesOf(responses[status])) {
        const { result } = await read(method, { ...(value as object), errorKey: 'SOME_NEW_WORD' }, status);
        expect(result.ok || result.failure.kind).toBe(failureKindOf(status));
        expect(failureKindOf(status)).not.toBe('unexpectedStatus');
      }
  });

  test('a pasted start response is a task to track, or says who was skipped', () => {
    const responses = description.paths?.['/external/contacts/unlock-phone']?.post?.responses ?? {};
    const examples = examplesOf(responses['201']);
    expect(examples.length).toBeGreaterThan(2);
    for (const { name, value } of examples) {
      const { status, task_id: id, skipped_personnel_ids: skipped } = value as Record<string, string | string[]>;
      const input = parseTaskInput(JSON.stringify(value));
      if (status === 'accepted') expect(input, name).toEqual({ ids: [id] });
      else {
        expect(input, name).toMatchObject({ problem: { kind: 'nothingToTrack' } });
        const counts = 'problem' in input && 'skipped' in input.problem ? Object.values(input.problem.skipped) : [];
        expect(counts.reduce((sum, count) => sum + count, 0)).toBe(skipped?.length);
        expect('problem' in input && 'skipped' in input.problem && input.problem.skipped.other).toBeUndefined();
      }
    }
  });

  test('the examples match the description', () => {
    const whatIsWrong = createDescriptionCheck();
    const headers = new Headers({
      'X-Request-ID': 'x',
      'Retry-After': '1',
      'X-RateLimit-Limit': '120',
      'X-RateLimit-Remaining': '1',
      'X-RateLimit-Reset': '1714521600',
    });
    let checked = 0;
    for (const [path, operations] of Object.entries(description.paths ?? {}))
      for (const [method, operation] of Object.entries(operations))
        for (const [status, response] of Object.entries(operation.responses ?? {}))
          for (const { name, value } of examplesOf(response)) {
            const answer = { method, path: path.replace(/\{\w+\}/, '321'), status: Number(status), headers };
            expect(whatIsWrong({ ...answer, body: value }), `${path} ${status} ${name}`).toEqual([]);
            checked++;
          }
    expect(checked).toBeGreaterThan(20);
  });

  test('the API page lists every field that is read', () => {
    const page = readFileSync(new URL('../../docs/lensmor-api.md', import.meta.url), 'utf8');
    const table = page.split('## How answers are read')[0] ?? '';
    const fields = (schema: Json): string[] =>
      Object.entries(schema.properties ?? {}).flatMap(([name, inner]) => [name, ...fields(inner.items ?? inner)]);
    for (const [name, schema] of pairs)
      for (const field of fields(clientJson(schema))) expect(table, name).toMatch(new RegExp(`\`${field}(\\[\\])?\``));
    expect(page).toContain(`| ${description.info?.version as unknown as string} |`);
  });
});

/** Any value a described schema allows, for the subset of schemas used here. */
function anyValueOf(node: Json): fc.Arbitrary<unknown> {
  const schema = resolveIn(description, node);
  if (typeof schema !== 'object') return fc.jsonValue();
  const choices = (schema.anyOf ?? schema.oneOf) as unknown as Json[] | undefined;
  if (choices) return fc.oneof(...choices.map(anyValueOf));
  if (schema.enum) return fc.constantFrom(...(schema.enum as unknown as unknown[]));
  if (schema.const !== undefined) return fc.constant(schema.const);
  const types = [schema.type ?? []].flat() as unknown as string[];
  return fc.oneof(...types.map((type) => valueOfType(type, schema)));
}

function valueOfType(type: string, schema: Json): fc.Arbitrary<unknown> {
  switch (type) {
    case 'null':
      return fc.constant(null);
    case 'integer':
      return fc.integer();
    case 'number':
      return fc.double({ noNaN: true, noDefaultInfinity: true });
    case 'array':
      return fc.array(anyValueOf(schema.items ?? {}), { maxLength: 5 });
    case 'object': {
      const properties = Object.entries(schema.properties ?? {}).map(([name, property]) => [
        name,
        anyValueOf(property),
      ]);
      const requiredKeys = [schema.required ?? []].flat() as unknown as string[];
      return fc.record(Object.fromEntries(properties) as Record<string, fc.Arbitrary<unknown>>, { requiredKeys });
    }
    case 'string':
      return schema.pattern
        ? fc.stringMatching(new RegExp(schema.pattern as unknown as string), { maxLength: 40 })
        : fc.string({ unit: 'grapheme' });
    default:
      throw new Error(`Nothing is known of the type ${type}`);
  }
}
