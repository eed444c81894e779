import * as z from 'zod/mini';
import { plainText } from '../language/plain-text';
import type { OverlayQuestion, OverlayReport } from './messages';

const countSchema = z.int().check(z.minimum(0));
/** What answers may be a page that broke out into the overlay's place: only plain values get through. */
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

type SendToTab = (tabId: number, question: OverlayQuestion, target: { frameId: number }) => Promise<unknown>;

/** What the overlay in a tab's top frame says; `undefined` where there is none, or what it says makes no sense. */
export async function askOverlay(sendToTab: SendToTab, tabId: number): Promise<OverlayReport | undefined> {
  const answer = await sendToTab(tabId, { name: 'overlay.report' }, { frameId: 0 }).catch(() => undefined);
  return reportSchema.safeParse(answer).data as OverlayReport | undefined;
}
