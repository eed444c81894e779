import { readFileSync } from 'node:fs';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020';
import { parse } from 'yaml';

/** A raw response. */
interface WireAnswer {
  method: string;
  path: string;
  status: number;
  headers: Headers;
  body: unknown;
}

type Check = Pick<ValidateFunction, 'errors'> & ((value: unknown) => boolean);
export type Json = { [key: string]: Json };

/** The parsed openapi.yaml. */
export const readDescription = (): Json =>
  parse(readFileSync(new URL('openapi.yaml', import.meta.url), 'utf8')) as Json;

/** Resolves a `$ref`; returns any other node unchanged. */
export function resolveIn(description: Json, node: Json | undefined): Json | undefined {
  const reference = node?.$ref as string | undefined;
  if (reference === undefined) return node;
  return reference
    .slice(2)
    .split('/')
    .reduce<Json | undefined>((found, key) => found?.[key], description);
}

/** Creates a function that compares an answer with openapi.yaml and returns the differences. */
export function createDescriptionCheck(): (answer: WireAnswer) => string[] {
  const description = readDescription();
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  ajv.addSchema(description, 'openapi.yaml');
  const resolve = (node: Json | undefined) => resolveIn(description, node);
  const validators = new Map<string, Check>();
  const validatorOf = (schema: Json): Check => {
    const absolute = JSON.stringify(schema).replaceAll('"#/', '"openapi.yaml#/');
    const validator = validators.get(absolute) ?? ajv.compile(JSON.parse(absolute) as Json);
    validators.set(absolute, validator);
    return validator;
  };

  return ({ method, path, status, headers, body }) => {
    const template = Object.keys(description.paths ?? {}).find((known) =>
      new RegExp(`^${known.replace(/\{\w+\}/g, '[^/]+')}$`).test(path),
    );
    const operation = template && description.paths?.[template]?.[method.toLowerCase()];
    if (!operation) return [`${method} ${path} is not described`];
    const response = resolve(operation.responses?.[String(status)]);
    if (!response) return [`${method} ${template} does not answer ${status}`];

    const faults: string[] = [];
    for (const [name, reference] of Object.entries(response.headers ?? {})) {
      const header = resolve(reference);
      const value = headers.get(name);
      if (value === null) faults.push(`${name} is missing`);
      else if (header?.schema && !validatorOf(header.schema)(value)) faults.push(`${name} is "${value}"`);
    }
    const schema = response.content?.['application/json']?.schema;
    if (!schema) return [...faults, 'The body is not described'];
    const validate = validatorOf(schema);
    if (!validate(body)) faults.push(ajv.errorsText(validate.errors, { dataVar: 'body' }));
    return faults;
  };
}
