import * as z from 'zod/mini';

/** What the user decided about one record and one person. Times are milliseconds since 1970. */
export const decisionSchema = z.object({
  /** `is`: this record is that person, whatever the page shows. `isNot`: never show this person here. */
  kind: z.enum(['is', 'isNot']),
  /** A reference from `sites/record.ts`. */
  record: z.string(),
  personnelId: z.string(),
  /** Shown in the settings: the record's title, or else the person's name. */
  label: z.string(),
  decidedAt: z.number(),
});
export type Decision = z.infer<typeof decisionSchema>;
