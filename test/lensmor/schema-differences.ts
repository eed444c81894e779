import { type Json, resolveIn } from '../tools/simulator/description';

/**
 * What a client's JSON schema reads that the described schema lacks or defines as something the client can't read.
 * Described fields that the client doesn't read are no difference.
 */
export function schemaDifferences(client: Json, described: Json | undefined, description: Json, at = 'body'): string[] {
  const schema = resolveIn(description, described);
  if (schema === undefined) return [`${at} is not described`];
  const accepted = typesOf(client, description);
  const possible = typesOf(schema, description);
  const unreadable = possible.filter((type) => accepted.length > 0 && !accepts(accepted, type));
  const here =
    unreadable.length > 0 || (possible.length === 0 && accepted.length > 0)
      ? [`${at} may be ${unreadable.join(' or ') || 'anything'}, and the client reads ${accepted.join(' or ')}`]
      : [];
  const required = listOf(client.required).filter((name) => !listOf(schema.required).includes(name));
  return [
    ...here,
    ...required.map((name) => `${at}.${name} may be missing, and the client needs it`),
    ...Object.entries(client.properties ?? {}).flatMap(([name, property]) =>
      schemaDifferences(property, schema.properties?.[name], description, `${at}.${name}`),
    ),
    ...(client.items ? schemaDifferences(client.items, schema.items, description, `${at}[]`) : []),
  ];
}

/** Empty schema: anything. */
function typesOf(node: Json, description: Json): string[] {
  const schema = resolveIn(description, node) ?? {};
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return listOf<Json>(choices).flatMap((choice) => typesOf(choice, description));
  if (schema.enum) return [...new Set(listOf<unknown>(schema.enum).map(typeOf))];
  if (schema.const !== undefined) return [typeOf(schema.const)];
  return typeof schema.type === 'string' ? [schema.type] : listOf(schema.type);
}

const typeOf = (value: unknown): string => (value === null ? 'null' : typeof value);

const accepts = (accepted: readonly string[], type: string): boolean =>
  accepted.includes(type) || (type === 'integer' && accepted.includes('number'));

const listOf = <T = string>(value: unknown): T[] => (Array.isArray(value) ? (value as T[]) : []);
