import * as s from '../storage/schema';

/** The owner of a personnel ID, according to the API's profile. */
const profileSchema = s.object({
  /** Empty if the API has no name for them. */
  fullName: s.string(),
  title: s.optional(s.string()),
  companyName: s.optional(s.string()),
  linkedinUrl: s.optional(s.string()),
  email: s.optional(s.string()),
});
export type Profile = s.Infer<typeof profileSchema>;

const phoneStateSchema = s.union([
  s.object({
    kind: s.literal('unlocked'),
    number: s.string(),
    /** A task tracked here, or the profile, which also contains numbers that were unlocked earlier. */
    origin: s.optional(s.oneOf(['task', 'profile'])),
  }),
  s.object({ kind: s.literal('open') }),
  s.object({
    kind: s.literal('failed'),
    errorCode: s.optional(s.string()),
    /** Set if there is no error code: the item was unlocked without a number, or the task ended before the item did. */
    reason: s.optional(s.oneOf(['noPhone', 'endedBefore'])),
  }),
]);
export type PhoneState = s.Infer<typeof phoneStateSchema>;

/** One person. Times are milliseconds since 1970. */
export const contactSchema = s.object({
  personnelId: s.string(),
  phone: phoneStateSchema,
  profile: s.optional(profileSchema),
  /** The last time the API answered a profile request, with a profile or with 404. */
  profileAskedAt: s.optional(s.number()),
  /** This person's number must not be shown anywhere. */
  doNotCall: s.optional(s.boolean()),
  updatedAt: s.number(),
});
export type Contact = s.Infer<typeof contactSchema>;
