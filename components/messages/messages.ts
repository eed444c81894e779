import * as z from 'zod/mini';
import { personnelIdSchema, taskIdSchema } from '../lensmor/ids';

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
  /** Removes the person from every task and store. */
  'contacts.forget': page<void>()(z.object({ personnelId: personnelIdSchema })),
  /** Removes everything: records, alarms, notifications, scripts, permissions. */
  'data.deleteAll': page<void>()(z.object({})),
} as const;

/** `failureKind` is the kind of an `ApiFailure`, or `noKey`. */
export type KeyTest = { ok: true; credits: number } | { ok: false; failureKind: string; status?: number };

type Context = 'page' | 'overlay';
interface Message<Answer, Payload> {
  from: Context;
  payload: z.ZodMiniType<Payload>;
  /** A type only; no value is ever there. */
  answer?: Answer;
}

function page<Answer>() {
  return <Payload>(payload: z.ZodMiniType<Payload>): Message<Answer, Payload> => ({ from: 'page', payload });
}

export type MessageName = keyof typeof messages;
export type Payload<Name extends MessageName> = z.infer<(typeof messages)[Name]['payload']>;
export type Answer<Name extends MessageName> = Exclude<(typeof messages)[Name]['answer'], undefined>;
