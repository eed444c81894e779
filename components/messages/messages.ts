import * as z from 'zod/mini';
import { type Clue, clueKinds, MOST_CLUES, MOST_SCOPES } from '../contacts/matching/clues';
import { personnelIdSchema, taskIdSchema } from '../lensmor/ids';
import type { SiteGuide } from '../sites/site-guide';

const clueSchema = z.object({ kind: z.enum(clueKinds), key: z.string().check(z.maxLength(500)) });
const cluesSchema = z.array(clueSchema).check(z.maxLength(MOST_CLUES));
const recordSchema = z.string().check(z.maxLength(500));
const scopeSchema = z.object({
  id: z.int(),
  isPage: z.boolean(),
  record: recordSchema,
  clues: cluesSchema,
  ownCompany: z.boolean(),
});

/**
 * Everything that one context of the extension asks of the worker. `from` says who may ask:
 * `page` is popup, options and results; `overlay` is the script on a site's pages.
 * State never travels here: pages watch storage.
 */
export const messages = {
  /** Follow these tasks; those already followed stay as they are. */
  'tasks.track': page<{ added: string[]; alreadyFollowed: string[] }>()(
    z.object({ ids: z.array(taskIdSchema).check(z.minLength(1), z.maxLength(1000)) }),
  ),
  /** Check what is due, and what was last checked over 5 s ago. Sent when the popup opens. */
  'tasks.refresh': page<void>()(z.object({})),
  'tasks.check': page<void>()(z.object({ id: taskIdSchema })),
  'tasks.stop': page<void>()(z.object({ id: taskIdSchema })),
  'tasks.resume': page<void>()(z.object({ id: taskIdSchema })),
  'tasks.remove': page<void>()(z.object({ id: taskIdSchema })),
  /** Takes back a removal of this session; nothing happens when the record is gone for good. */
  'tasks.restore': page<void>()(z.object({ id: taskIdSchema })),
  /** An empty label takes the label away. */
  'tasks.label': page<void>()(z.object({ id: taskIdSchema, label: z.string().check(z.maxLength(80)) })),
  /** Asks the API for the credit balance with the stored key. */
  'key.test': page<KeyTest>()(z.object({})),
  /** A person whose number shows nowhere, exports included. */
  'contacts.doNotCall': page<void>()(z.object({ personnelId: personnelIdSchema, doNotCall: z.boolean() })),
  /** Removes the person from every task and store. */
  'contacts.forget': page<void>()(z.object({ personnelId: personnelIdSchema })),
  /** "This record is …": `label` is the record's title. */
  'decisions.tie': page<void>()(
    z.object({ record: recordSchema, personnelId: personnelIdSchema, label: z.string().check(z.maxLength(200)) }),
  ),
  /** Takes back one of the decisions that the settings list; `id` as it is stored. */
  'decisions.revoke': page<void>()(z.object({ id: z.string().check(z.maxLength(600)) })),
  /** Shows a notification that tells nothing but what they look like. */
  'notifications.test': page<void>()(z.object({})),
  /** Removes everything: records, alarms, notifications, scripts, permissions. */
  'data.deleteAll': { ...page<void>()(z.object({})), alwaysAnswered: true },
  /** A page of a site begins: which clues are worth a question. */
  'overlay.start': { ...overlay<OverlayStart>()(z.object({})), alwaysAnswered: true },
  /**
   * Runs the second script (`entrypoints/chips.ts`) in the frame that asks, once, when it first needs it. In browsers where chips show by grace
   * of a sheet (`overlay/worker/chip-css.ts`), `mark` is what it knows them by.
   */
  'overlay.chips': overlay<void>()(z.object({ mark: z.optional(z.string().check(z.regex(/^[a-z][a-z0-9]{9,40}$/))) })),
  /**
   * Who these scopes speak of; see `contacts/matching/clues.ts`. Answers only people whom the page shows, and only so many a
   * page load.
   */
  'overlay.match': overlay<OverlayMatch[]>()(
    z.object({
      record: recordSchema,
      subject: cluesSchema,
      scopes: z.array(scopeSchema).check(z.maxLength(MOST_SCOPES)),
    }),
  ),
  /** "Not this person", on this record of a match, for good; revocable in the settings. */
  'overlay.dismiss': overlay<void>()(z.object({ record: recordSchema, personnelId: personnelIdSchema })),
  /** Opens the results page with this person, who must have been matched on this page. */
  'overlay.openResults': overlay<void>()(z.object({ personnelId: personnelIdSchema })),
} as const;

/** `failureKind` is the kind of an `ApiFailure`, or `noKey`. */
export type KeyTest = { ok: true; credits: number } | { ok: false; failureKind: string; status?: number };

export interface OverlayStart {
  /** See `contacts/matching/fingerprint.ts`. */
  fingerprints: string;
  /** No chips while true. */
  paused: boolean;
  /** How records and hints are read on this site; see `sites/catalogue.ts`. */
  guide: SiteGuide;
}

/** What a chip shows; everything in it belongs to a person whom the page shows itself. */
export interface OverlayMatch {
  scope: number;
  /** By which "not this person" is remembered. */
  record: string;
  personnelId: string;
  name: string;
  phone:
    | { kind: 'unlocked'; display: string; href?: string; country?: string }
    | { kind: 'open' }
    /** The words for the reason stand under `results.because`. */
    | { kind: 'failed'; reason: string; errorCode?: string | undefined };
  /** What the person was recognised by, strongest first. */
  clues: Clue[];
}

/** What the worker tells every overlay, by `tabs.sendMessage`. */
export type OverlayNews = { name: 'overlay.changed' };

/** What the popup asks the top frame of a tab, by `tabs.sendMessage`. */
export type OverlayQuestion = { name: 'overlay.report' };
export interface OverlayReport {
  /** People whom the page shows, as far as they could be told apart. */
  people: number;
  /** Chips with a number, with another state. */
  withNumber: number;
  withoutNumber: number;
  /** The page's record, when the address tells one. */
  record?: { id: string; title: string };
}

type Context = 'page' | 'overlay';
interface Message<Answer, Payload> {
  from: Context;
  payload: z.ZodMiniType<Payload>;
  /** Also without consent. */
  alwaysAnswered?: boolean;
  /** A type only; no value is ever there. */
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
