import * as z from 'zod/mini';

/**
 * The API's answers, as far as they are needed. Fields that we do not know are dropped; a field that the contract
 * lets be null is absent in what comes out. Texts are clipped: nothing here is longer in honest answers.
 */
const clipped = (length: number) =>
  z.pipe(
    z.string(),
    z.transform((text: string) => text.slice(0, length)),
  );

/** `null`, a missing field and an empty text all mean: not known. */
const optionalText = (length: number) =>
  z.pipe(
    z.nullish(z.string()),
    z.transform((text: string | null | undefined) => text?.trim().slice(0, length) || undefined),
  );

const knownTaskStatuses = ['pending', 'processing', 'completed', 'failed'] as const;
const knownItemStatuses = ['pending', 'processing', 'unlocked', 'failed'] as const;

/** A word that a newer API may use: `unknown` for a task. It neither ends nor stops anything. */
const taskStatusSchema = z.catch(z.enum([...knownTaskStatuses, 'unknown']), 'unknown');
/** Of a person we only need to know whether they are still open, so a new word reads as that. */
const itemStatusSchema = z.catch(z.enum(knownItemStatuses), 'processing');

const itemAnswerSchema = z.object({
  personnelId: z.string().check(z.minLength(1), z.maxLength(128)),
  status: z.pipe(z.string(), itemStatusSchema),
  phone: optionalText(64),
  errorCode: optionalText(100),
});

/** `GET /external/contacts/unlock-phone-tasks/{taskId}` */
export const taskAnswerSchema = z.object({
  taskId: z.string(),
  taskStatus: z.pipe(z.string(), taskStatusSchema),
  items: z.array(itemAnswerSchema),
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

/** The body of an answer that is not 2xx; a proxy's may be anything, so nothing is required. */
export const errorBodySchema = z.object({
  errorKey: z.catch(optionalText(200), undefined),
  traceId: z.catch(optionalText(200), undefined),
});
