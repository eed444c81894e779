/**
 * Checks the shape of stored records. Zod, which reads everything that comes from outside, would be a quarter of the
 * popup; these few functions do the same as its functions of the same names (a test compares them).
 */
export interface Schema<T> {
  /** A copy without unknown fields, or no success. */
  safeParse(value: unknown): Parsed<T>;
}
type Parsed<T> = { success: true; data: T } | { success: false; data?: undefined };

export type Infer<S> = S extends Schema<infer T> ? T : never;

interface OptionalSchema<T> extends Schema<T | undefined> {
  isOptional: true;
}

const invalid = { success: false } as const;

const where = <T>(fits: (value: unknown) => boolean): Schema<T> => ({
  safeParse: (value) => (fits(value) ? { success: true, data: value as T } : invalid),
});

export const string = () => where<string>((value) => typeof value === 'string');
export const number = () => where<number>(Number.isFinite);
export const int = () => where<number>(Number.isSafeInteger);
export const boolean = () => where<boolean>((value) => typeof value === 'boolean');
export const unknown = () => where<unknown>(() => true);
export const literal = <const T extends string | number>(only: T) => where<T>((value) => value === only);
export const oneOf = <const T extends string>(words: readonly T[]) => where<T>((value) => words.includes(value as T));

export const optional = <T>(schema: Schema<T>): OptionalSchema<T> => ({
  isOptional: true,
  safeParse: (value) => (value === undefined ? { success: true, data: undefined } : schema.safeParse(value)),
});

export const array = <T>(schema: Schema<T>): Schema<T[]> => ({
  safeParse(value) {
    if (!Array.isArray(value)) return invalid;
    const data: T[] = [];
    for (const item of value) {
      const parsed = schema.safeParse(item);
      if (!parsed.success) return invalid;
      data.push(parsed.data);
    }
    return { success: true, data };
  },
});

/** The first of the schemas that fits. */
export const union = <const S extends readonly Schema<unknown>[]>(schemas: S): Schema<Infer<S[number]>> => ({
  safeParse(value) {
    for (const schema of schemas) {
      const parsed = schema.safeParse(value);
      if (parsed.success) return parsed as Parsed<Infer<S[number]>>;
    }
    return invalid;
  },
});

type Fields = Readonly<Record<string, Schema<unknown>>>;
type OptionalKeys<F extends Fields> = { [K in keyof F]: F[K] extends OptionalSchema<unknown> ? K : never }[keyof F];
type ObjectOf<F extends Fields> = Flat<
  { [K in Exclude<keyof F, OptionalKeys<F>>]: Infer<F[K]> } & { [K in OptionalKeys<F>]?: Infer<F[K]> }
>;
type Flat<T> = { [K in keyof T]: T[K] };

export function object<const F extends Fields>(fields: F): Schema<ObjectOf<F>> {
  const entries = Object.entries(fields);
  return {
    safeParse(value) {
      if (typeof value !== 'object' || value === null || Array.isArray(value)) return invalid;
      const data: Record<string, unknown> = {};
      for (const [name, schema] of entries) {
        const field = schema.safeParse((value as Record<string, unknown>)[name]);
        if (!field.success) return invalid;
        if (name in value) data[name] = field.data;
      }
      return { success: true, data: data as ObjectOf<F> };
    },
  };
}
