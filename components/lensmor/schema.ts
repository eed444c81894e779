import * as z from 'zod/mini';
import { clipText, plainText } from '../language/plain-text';
import { ID } from './ids';

/**
 * The parts of the API's answers that are used; `docs/lensmor-api.md` lists the fields. Unknown fields are dropped, and
 * null becomes absent. Texts are sanitised, and truncated at lengths that real answers never reach.
 */

const idSchema = z.string().check(z.regex(ID));
export const taskIdSchema = idSchema;
/** Documented as numeric, but only profile requests require it; see `hasProfile`. */
export const personnelIdSchema = idSchema;

/** `null`, a missing field and an empty text all mean "unknown". */
const optionalText = (length: number) =>
  z.pipe(
    z.nullish(z.string()),
    z.transform((text: string | null | undefined) => clipText(plainText(text ?? ''), length) || undefined),
  );

/** Anything but a text counts as absent instead of invalidating the whole answer. */
const textIfAny = (length: number) =>
  z.pipe(
    z.optional(z.unknown()),
    z.transform((value: unknown) =>
      typeof value === 'string' ? clipText(plainText(value), length) || undefined : undefined,
    ),
  );

export const taskStatuses = ['pending', 'processing', 'completed', 'failed'] as const;
export const itemStatuses = ['pending', 'processing', 'unlocked', 'failed'] as const;
export const phoneUnlockStatuses = ['ready', 'processing', 'failed'] as const;

/** A status added by a newer API becomes `unknown`, which neither finishes nor stops a task. */
const taskStatusSchema = z.pipe(
  z.string(),
  z.transform((word: string) => taskStatuses.find((known) => known === word) ?? 'unknown'),
);
/** A status added by a newer API counts as pending. */
const itemStatusSchema = z.pipe(
  z.string(),
  z.transform((word: string) => itemStatuses.find((known) => known === word) ?? 'processing'),
);

const itemAnswerSchema = z.object({
  personnelId: personnelIdSchema,
  status: itemStatusSchema,
  phone: optionalText(64),
  errorCode: optionalText(100),
});

type ItemAnswer = z.infer<typeof itemAnswerSchema>;

/** The most people in a task, by the API's contract. Excess ones are dropped, so that they can't fill the storage. */
const MOST_PEOPLE = 2000;

/** Keeps one item per person: the best of duplicates, as between tasks. All later code looks items up by ID. */
function withoutDuplicates(items: ItemAnswer[]): ItemAnswer[] {
  const best = new Map<string, ItemAnswer>();
  for (const item of items) {
    const known = best.get(item.personnelId);
    if (!known || itemRank(item) > itemRank(known)) best.set(item.personnelId, item);
  }
  return [...best.values()].slice(0, MOST_PEOPLE);
}

/** Ranks an item: failed, pending, unlocked, unlocked with a number. */
const itemRank = ({ status, phone }: ItemAnswer): number =>
  status === 'failed' ? 0 : status !== 'unlocked' ? 1 : phone ? 3 : 2;

/** `GET /external/contacts/unlock-phone-tasks/{taskId}` */
export const taskAnswerSchema = z.object({
  taskId: z.string(),
  taskStatus: taskStatusSchema,
  items: z.pipe(z.array(itemAnswerSchema), z.transform(withoutDuplicates)),
});
export type TaskAnswer = z.infer<typeof taskAnswerSchema>;

/** `GET /external/personnel/profile?personnel_id=…` */
export const profileAnswerSchema = z.object({
  id: z.string(),
  fullName: z.pipe(
    z.nullish(z.string()),
    z.transform((text: string | null | undefined) => clipText(plainText(text ?? ''), 200)),
  ),
  title: textIfAny(200),
  companyName: textIfAny(200),
  linkedinUrl: textIfAny(500),
  email: textIfAny(254),
  phone: textIfAny(64),
  /** Unknown values say nothing about the number. */
  phoneUnlockStatus: z.pipe(
    z.optional(z.unknown()),
    z.transform((word: unknown) => phoneUnlockStatuses.find((known) => known === word)),
  ),
});
export type ProfileAnswer = z.infer<typeof profileAnswerSchema>;

/** `GET /external/credits/balance` */
export const balanceAnswerSchema = z.object({ totalBalance: z.number() });
export type BalanceAnswer = z.infer<typeof balanceAnswerSchema>;

/** The body of an error. Nothing is required, because a proxy may send anything. */
export const errorBodySchema = z.object({
  code: z.pipe(
    z.optional(z.unknown()),
    z.transform((code: unknown) => (Number.isInteger(code) ? (code as number) : undefined)),
  ),
  errorKey: textIfAny(200),
  traceId: textIfAny(200),
});
