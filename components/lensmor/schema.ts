import * as z from 'zod/mini';
import { plainText } from '../language/plain-text';
import { personnelIdSchema } from './ids';

/**
 * The API's answers, as far as they are needed. Fields that we do not know are dropped; a field that the contract
 * lets be null is absent in what comes out. Texts are plain and clipped: nothing here is longer in honest answers.
 */
const clipped = (length: number) =>
  z.pipe(
    z.string(),
    z.transform((text: string) => plainText(text).slice(0, length)),
  );

/** `null`, a missing field and an empty text all mean: not known. */
const optionalText = (length: number) =>
  z.pipe(
    z.nullish(z.string()),
    z.transform((text: string | null | undefined) => plainText(text ?? '').slice(0, length) || undefined),
  );

const taskStatuses = ['pending', 'processing', 'completed', 'failed'] as const;
const itemStatuses = ['pending', 'processing', 'unlocked', 'failed'] as const;

/** A word that a newer API may use reads as `unknown`: it neither ends nor stops a task. */
const taskStatusSchema = z.pipe(
  z.string(),
  z.transform((word: string) => taskStatuses.find((known) => known === word) ?? 'unknown'),
);
/** Of a person we only need to know whether they are still open, so a new word reads as that. */
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

/** Of a person who is said twice the best news counts, as it does between tasks: everything after this goes by the ID. */
function eachOnce(items: ItemAnswer[]): ItemAnswer[] {
  const best = new Map<string, ItemAnswer>();
  for (const item of items) {
    const known = best.get(item.personnelId);
    if (!known || promiseOf(item) > promiseOf(known)) best.set(item.personnelId, item);
  }
  return [...best.values()];
}

/** Failed, open, unlocked, with a number. */
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
  fullName: clipped(200),
  title: optionalText(200),
  companyName: optionalText(200),
  linkedinUrl: optionalText(500),
  email: optionalText(254),
});
export type ProfileAnswer = z.infer<typeof profileAnswerSchema>;

/** `GET /external/credits/balance` */
export const balanceAnswerSchema = z.object({ totalBalance: z.number() });
export type BalanceAnswer = z.infer<typeof balanceAnswerSchema>;

/** A text if it is one; anything else is no reason to refuse the rest. */
const textIfAny = (length: number) =>
  z.pipe(
    z.unknown(),
    z.transform((value: unknown) =>
      typeof value === 'string' ? plainText(value).slice(0, length) || undefined : undefined,
    ),
  );

/** The body of an answer that is not 2xx; a proxy's may be anything, so nothing is required. */
export const errorBodySchema = z.object({ errorKey: textIfAny(200), traceId: textIfAny(200) });
