import * as z from 'zod/mini';
import { plainText } from '../language/plain-text';
import type { OverlayReport } from './messages';
import type { OverlayMessage } from './to-overlay';

const countSchema = z.int().check(z.minimum(0));
/** The sender may be a compromised page process in place of the overlay, so only plain values are accepted. */
const reportSchema = z.object({
  people: countSchema,
  withNumber: countSchema,
  withoutNumber: countSchema,
  record: z.optional(
    z.object({
      id: z.string().check(z.maxLength(500)),
      title: z.pipe(
        z.string(),
        z.transform((title: string) => plainText(title.slice(0, 1000)).slice(0, 200)),
      ),
    }),
  ),
});

type SendToTab = (tabId: number, message: OverlayMessage, target: { frameId: number }) => Promise<unknown>;

/** Requests the report of the overlay in a tab's top frame; `undefined` if there is no overlay or its answer is invalid. */
export async function askOverlay(sendToTab: SendToTab, tabId: number): Promise<OverlayReport | undefined> {
  const answer = await sendToTab(tabId, { name: 'overlay.report' }, { frameId: 0 }).catch(() => undefined);
  return reportSchema.safeParse(answer).data as OverlayReport | undefined;
}
