import * as z from 'zod/mini';
import { type Clue, clueKinds, MOST_CLUES, MOST_CLUES_ASKED, MOST_SCOPES } from '../contacts/matching/clues';
import { personnelIdSchema, taskIdSchema } from '../lensmor/schema';
import type { SiteGuide } from '../sites/site-guide';

const clueSchema = z.object({
  kind: z.enum(clueKinds),
  key: z.string().check(z.maxLength(500)),
  text: z.optional(z.string().check(z.maxLength(300))),
  role: z.optional(z.enum(['own', 'other'])),
});
const cluesSchema = z.array(clueSchema).check(z.maxLength(MOST_CLUES));
const recordSchema = z.string().check(z.maxLength(500));
/** The page scripts that load when they are first needed, by their names in `entrypoints/`. */
const lateScripts = ['chips', 'drawing', 'panel'] as const;
export type LateScript = (typeof lateScripts)[number];

const scopeSchema = z.object({
  id: z.int(),
  isPage: z.boolean(),
  record: recordSchema,
  clues: cluesSchema,
  ownCompany: z.boolean(),
});

/**
 * Every message to the worker. `from` says who may send it: `page` is popup, options and results; `overlay` is the
 * script on a site's pages. State is never sent: pages watch storage.
 */
export const messages = {
  /** Tracks these tasks. Tasks that are already tracked don't change. */
  'tasks.track': page<{ added: string[]; alreadyFollowed: string[] }>()(
    z.object({ ids: z.array(taskIdSchema).check(z.minLength(1), z.maxLength(1000)) }),
  ),
  /** Checks tasks that are due or were last checked more than 5 s ago. Sent when the popup opens. */
  'tasks.refresh': page<void>()(z.object({})),
  'tasks.check': page<void>()(z.object({ id: taskIdSchema })),
  'tasks.stop': page<void>()(z.object({ id: taskIdSchema })),
  'tasks.resume': page<void>()(z.object({ id: taskIdSchema })),
  'tasks.remove': page<void>()(z.object({ id: taskIdSchema })),
  /** Undoes a removal from this browser session; does nothing if the record no longer exists. */
  'tasks.restore': page<void>()(z.object({ id: taskIdSchema })),
  /** An empty label removes the label. */
  'tasks.label': page<void>()(z.object({ id: taskIdSchema, label: z.string().check(z.maxLength(80)) })),
  /** Asks the API for the credit balance, with this key or else the stored one. Nothing is stored. */
  'key.test': page<KeyTest>()(z.object({ key: z.optional(z.string().check(z.maxLength(1000))) })),
  /** The user is looking at these people: look up their names first. */
  'contacts.inView': page<void>()(z.object({ personnelIds: z.array(personnelIdSchema).check(z.maxLength(200)) })),
  /** Marks or unmarks a person as do-not-call: their number is shown nowhere, exports included. */
  'contacts.doNotCall': page<void>()(z.object({ personnelId: personnelIdSchema, doNotCall: z.boolean() })),
  /** Removes the contact from every task and store. */
  'contacts.forget': page<void>()(z.object({ personnelId: personnelIdSchema })),
  /** "This record is…": `label` is the record's title. */
  'decisions.tie': page<void>()(
    z.object({ record: recordSchema, personnelId: personnelIdSchema, label: z.string().check(z.maxLength(200)) }),
  ),
  /** Undoes one of the manual matches listed in the settings; `id` is its storage ID. */
  'decisions.revoke': page<void>()(z.object({ id: z.string().check(z.maxLength(600)) })),
  /** Shows a test notification. */
  'notifications.test': page<void>()(z.object({})),
  /** Removes everything: records, alarms, notifications, scripts, permissions. */
  'data.deleteAll': { ...page<void>()(z.object({})), alwaysAnswered: true },
  /** Sent when a page of a site starts. The answer says which clues are worth sending. */
  'overlay.start': { ...overlay<OverlayStart>()(z.object({})), alwaysAnswered: true },
  /** Runs one of the page scripts that aren't registered, in the frame that asks. */
  'overlay.script': overlay<void>()(z.object({ name: z.enum(lateScripts) })),
  /** Inserts the style sheet of `overlay/worker/chip-css.ts` there; `mark` is what it knows our elements by. */
  'overlay.sheet': overlay<void>()(z.object({ mark: z.string().check(z.regex(/^[a-z][a-z0-9]{9,40}$/)) })),
  /**
   * The people these scopes refer to; see `contacts/matching/clues.ts`. Answers only with people the page shows, and
   * with a limited number per page load.
   */
  'overlay.match': overlay<OverlayMatch[]>()(
    z.object({
      record: recordSchema,
      subject: cluesSchema,
      scopes: z.array(scopeSchema).check(
        z.maxLength(MOST_SCOPES),
        z.refine((scopes) => scopes.reduce((sum, { clues }) => sum + clues.length, 0) <= MOST_CLUES_ASKED),
      ),
    }),
  ),
  /** "Not this person": rejects a match on this record permanently. Can be undone in the settings. */
  'overlay.dismiss': overlay<void>()(z.object({ record: recordSchema, personnelId: personnelIdSchema })),
  /** Undoes "Not this person". */
  'overlay.restore': overlay<void>()(z.object({ record: recordSchema, personnelId: personnelIdSchema })),
  /** Calls this person's number with the system's phone app. */
  'overlay.call': overlay<void>()(z.object({ personnelId: personnelIdSchema })),
  'overlay.doNotCall': overlay<void>()(z.object({ personnelId: personnelIdSchema, doNotCall: z.boolean() })),
  /** Opens the results page for this contact, who must have been matched on this page. */
  'overlay.openResults': overlay<void>()(z.object({ personnelId: personnelIdSchema })),
} as const;

/** `failureKind` is the kind of an `ApiFailure`, or `noKey`. */
export type KeyTest = { ok: true; credits: number } | { ok: false; failureKind: string; status?: number };

export interface OverlayStart {
  /** See `contacts/matching/fingerprint.ts`. */
  fingerprints: string;
  /** No chips while true. */
  paused: boolean;
  /** How to read records on this site; see `sites/catalogue.ts`. */
  guide: SiteGuide;
}

/** What a chip shows. Contains only data of a person the page itself shows. */
export interface OverlayMatch {
  scope: number;
  /** The record that "Not this person" applies to. */
  record: string;
  personnelId: string;
  name: string;
  title?: string | undefined;
  company?: string | undefined;
  phone: /** `dialable` is what is copied; it works from abroad too. `zones` are the time zones where it may be. */
    | { kind: 'unlocked'; display: string; dialable: string; href?: string; country?: string; zones?: string[] }
    | { kind: 'open' }
    /** The user marked the person as do-not-call; the number stays in the worker. */
    | { kind: 'doNotCall' }
    /** `reason` is a text key under `results.because`. */
    | { kind: 'failed'; reason: string; errorCode?: string | undefined };
  /** The clues that identified the person, strongest first. */
  clues: Clue[];
}

/** The answer to `overlay.report` (`to-overlay.ts`); `ask-overlay.ts` parses it. */
export interface OverlayReport {
  /** How many people the page shows, as far as the overlay can distinguish them. */
  people: number;
  /** Chips with a number, and chips in any other state. */
  withNumber: number;
  withoutNumber: number;
  /** The page's record, if it shows one. */
  record?: { id: string; title: string };
  /** Why the overlay can't read a page on which it finds nobody. For a frame, `address` is its origin. */
  unreadable?: { what: 'canvas' | 'pdf' | 'frame'; address?: string };
}

type Context = 'page' | 'overlay';
interface Message<Answer, Payload> {
  from: Context;
  payload: z.ZodMiniType<Payload>;
  /** Also without consent. */
  alwaysAnswered?: boolean;
  /** Exists only as a type. */
  answer?: Answer;
}

function page<Answer>() {
  return <Payload>(payload: z.ZodMiniType<Payload>): Message<Answer, Payload> => ({ from: 'page', payload });
}

function overlay<Answer>() {
  return <Payload>(payload: z.ZodMiniType<Payload>): Message<Answer, Payload> => ({ from: 'overlay', payload });
}

export type MessageName = keyof typeof messages;
export type Payload<Name extends MessageName> = z.infer<(typeof messages)[Name]['payload']>;
export type Answer<Name extends MessageName> = Exclude<(typeof messages)[Name]['answer'], undefined>;
