import * as s from '../../storage/schema';

/** What the user decided about one record and one person. Times are milliseconds since 1970. */
export const decisionSchema = s.object({
  /** `is`: this record is that person, whatever the page shows. `isNot`: never show this person here. */
  kind: s.oneOf(['is', 'isNot']),
  /** A reference from `sites/record.ts`. */
  record: s.string(),
  personnelId: s.string(),
  /** Shown in the settings: the record's title, or else the person's name. */
  label: s.string(),
  decidedAt: s.number(),
});
export type Decision = s.Infer<typeof decisionSchema>;
