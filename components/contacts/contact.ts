import * as z from 'zod/mini';

/** The owner of a personnel ID, according to the API's profile. */
const profileSchema = z.object({
  /** Empty if the API has no name for them. */
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
    /** A task tracked here, or the profile, which also contains numbers that were unlocked earlier. */
    origin: z.optional(z.enum(['task', 'profile'])),
  }),
  z.object({ kind: z.literal('open') }),
  z.object({
    kind: z.literal('failed'),
    errorCode: z.optional(z.string()),
    /** Set if there is no error code: the item was unlocked without a number, or the task ended before the item did. */
    reason: z.optional(z.enum(['noPhone', 'endedBefore'])),
  }),
]);
export type PhoneState = z.infer<typeof phoneStateSchema>;

/** One person. Times are milliseconds since 1970. */
export const contactSchema = z.object({
  personnelId: z.string(),
  phone: phoneStateSchema,
  profile: z.optional(profileSchema),
  /** The last time the API answered a profile request, with a profile or with 404. */
  profileAskedAt: z.optional(z.number()),
  /** This person's number must not be shown anywhere. */
  doNotCall: z.optional(z.boolean()),
  updatedAt: z.number(),
});
export type Contact = z.infer<typeof contactSchema>;
