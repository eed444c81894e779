import * as z from 'zod/mini';

/** Who a personnel ID belongs to, according to the API's profile. */
const profileSchema = z.object({
  /** Empty when the API has no name for them. */
  fullName: z.string(),
  title: z.optional(z.string()),
  companyName: z.optional(z.string()),
  linkedinUrl: z.optional(z.string()),
  email: z.optional(z.string()),
});
export type Profile = z.infer<typeof profileSchema>;

const phoneStateSchema = z.union([
  z.object({
    kind: z.literal('unlocked'),
    number: z.string(),
    /** From a task that is tracked here, or from the profile, which also has numbers that were unlocked earlier. */
    origin: z.optional(z.enum(['task', 'profile'])),
  }),
  z.object({ kind: z.literal('open') }),
  z.object({
    kind: z.literal('failed'),
    errorCode: z.optional(z.string()),
    /** Where no code says why: the item was unlocked without a number, or the task ended before it. */
    reason: z.optional(z.enum(['noPhone', 'endedBefore'])),
  }),
]);
export type PhoneState = z.infer<typeof phoneStateSchema>;

/** One person. Times are milliseconds since 1970. */
export const contactSchema = z.object({
  personnelId: z.string(),
  phone: phoneStateSchema,
  profile: z.optional(profileSchema),
  /** The last time the API was asked for the profile and answered with one, or with 404. */
  profileAskedAt: z.optional(z.number()),
  /** This person's number must not be shown anywhere. */
  doNotCall: z.optional(z.boolean()),
  updatedAt: z.number(),
});
export type Contact = z.infer<typeof contactSchema>;
