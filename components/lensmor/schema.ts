import * as z from 'zod/mini';
import { clipText, plainText } from '../language/plain-text';
import { ID } from './ids';

/**
 * The API's answers, as far as they are needed: `docs/lensmor-api.md` names the fields. Unknown fields are dropped, and
 * a field that may be null is then absent. Texts are plain and clipped: honest answers have none that long.
 */

const idSchema = z.string().check(z.regex(ID));
export const taskIdSchema = idSchema;
/** Documented as numeric, and numeric wherever a profile is to be had; see `hasProfile`. */
export const personnelIdSchema = idSchema;

/** `null`, a missing field and an empty text all mean: not known. */
const optionalText = (length: number) =>
  z.pipe(
    z.nullish(z.string()),
    z.transform((text: string | null | undefined) => clipText(plainText(text ?? ''), length) || undefined),
  );

/** A text if it is one; anything else is no reason to reject the rest. */
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

/** A word of a newer API becomes `unknown`, which neither ends nor stops a task. */
const taskStatusSchema = z.pipe(
  z.string(),
  z.transform((word: string) => taskStatuses.find((known) => known === word) ?? 'unknown'),
);
/** For a person all that counts is whether they are still pending, so a new word means that they are. */
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

/** The most people that a task can hold, by the contract. What exceeds it must not fill the storage. */
const MOST_PEOPLE = 2000;

/** Of a person listed twice the best news counts, as it does between tasks: everything after this goes by the ID. */
function eachOnce(items: ItemAnswer[]): ItemAnswer[] {
  const best = new Map<string, ItemAnswer>();
  for (const item of items) {
    const known = best.get(item.personnelId);
    if (!known || promiseOf(item) > promiseOf(known)) best.set(item.personnelId, item);
  }
  return [...best.values()].slice(0, MOST_PEOPLE);
}

/** Failed, pending, unlocked, with a number. */
const promiseOf = ({ status, phone }: ItemAnswer): number =>
  status === 'failed' ? 0 : status !== 'unlocked' ? 1 : phone ? 3 : 2;

/** `GET /external/contacts/unlock-phone-tasks/{taskId}` */
export const taskAnswerSchema = z.object({
  taskId: z.string(),
  taskStatus: taskStatusSchema,
  items: z.pipe(z.array(itemAnswerSchema), z.transform(eachOnce)),
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
  /** Whatever else it is says nothing about the number. */
  phoneUnlockStatus: z.pipe(
    z.optional(z.unknown()),
    z.transform((word: unknown) => phoneUnlockStatuses.find((known) => known === word)),
  ),
});
export type ProfileAnswer = z.infer<typeof profileAnswerSchema>;

/** `GET /external/credits/balance` */
export const balanceAnswerSchema = z.object({ totalBalance: z.number() });
export type BalanceAnswer = z.infer<typeof balanceAnswerSchema>;

/** The body of an error; a proxy's may be anything, so nothing is required. */
export const errorBodySchema = z.object({
  code: z.pipe(
    z.optional(z.unknown()),
    z.transform((code: unknown) => (Number.isInteger(code) ? (code as number) : undefined)),
  ),
  errorKey: textIfAny(200),
  traceId: textIfAny(200),
});
