import * as z from 'zod/mini';

/** What the user said about one record and one person. Time is milliseconds since 1970. */
export const decisionSchema = z.object({
  /** `is`: this record is that person, whatever it shows. `isNot`: never this person here. */
  kind: z.enum(['is', 'isNot']),
  /** As `sites/record.ts` makes it. */
  record: z.string(),
  personnelId: z.string(),
  /** By which the user knows it again in a list: the record's title, else the person's name. */
  label: z.string(),
  decidedAt: z.number(),
});
export type Decision = z.infer<typeof decisionSchema>;
