import { plainText } from '../language/plain-text';
import * as s from '../storage/schema';
import type { OverlayReport } from './messages';
import type { OverlayMessage } from './to-overlay';

const reportSchema = s.object({
  people: s.int(),
  withNumber: s.int(),
  withoutNumber: s.int(),
  record: s.optional(s.object({ id: s.string(), title: s.string() })),
  unreadable: s.optional(s.object({ what: s.oneOf(['canvas', 'pdf', 'frame']), address: s.optional(s.string()) })),
});

/** The sender may be a compromised page process in place of the overlay, so only plain values are accepted. */
function parseReport(answer: unknown): OverlayReport | undefined {
  const report = reportSchema.safeParse(answer).data;
  if (!report) return undefined;
  const { people, withNumber, withoutNumber, record, unreadable } = report;
  if (Math.min(people, withNumber, withoutNumber) < 0 || (record && record.id.length > 500)) return undefined;
  const { address } = unreadable ?? {};
  if (address !== undefined && !/^https?:\/\/[^\s/]{1,300}$/.test(address)) return undefined;
  return {
    people,
    withNumber,
    withoutNumber,
    ...(record ? { record: { id: record.id, title: plainText(record.title.slice(0, 1000)).slice(0, 200) } } : {}),
    ...(unreadable ? { unreadable: { what: unreadable.what, ...(address === undefined ? {} : { address }) } } : {}),
  };
}

type SendToTab = (tabId: number, message: OverlayMessage, target: { frameId: number }) => Promise<unknown>;

/** Requests the report of the overlay in a tab's top frame; `undefined` if there is no overlay or its answer is invalid. */
export async function askOverlay(sendToTab: SendToTab, tabId: number): Promise<OverlayReport | undefined> {
  const answer = await sendToTab(tabId, { name: 'overlay.report' }, { frameId: 0 }).catch(() => undefined);
  return parseReport(answer);
}
