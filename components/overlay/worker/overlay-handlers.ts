import type { Contact, PhoneState } from '../../contacts/contact';
import type { ContactBook } from '../../contacts/contact-book';
import type { DecisionBook } from '../../contacts/decisions/decision-book';
import { decisionId } from '../../contacts/decisions/decision-store';
import { knownAs } from '../../contacts/known-as';
import type { Clue, PageClues } from '../../contacts/matching/clues';
import type { ContactIndex } from '../../contacts/matching/contact-index';
import { decide, type Match } from '../../contacts/matching/matching';
import { copiedFormat, type FormattedPhone, type NumberFormat } from '../../contacts/phones/phone-format';
import type { ZonesOf } from '../../contacts/phones/phone-zones';
import type { LateScript, OverlayMatch } from '../../messages/messages';
import type { Caller, Handlers } from '../../messages/receive';
import type { Settings } from '../../settings/settings';
import { recordOn } from '../../sites/record-owner';
import { guideFor } from '../../sites/site-guide';
import type { RecordStore } from '../../storage/record-store';
import type { DisclosureQuota } from './disclosure-quota';

interface Options {
  index: Pick<ContactIndex, 'fingerprints' | 'knownOn'>;
  contacts: Pick<RecordStore<Contact>, 'get'>;
  decisions: Pick<DecisionBook, 'decide' | 'revoke'>;
  contactBook: Pick<ContactBook, 'setDoNotCall'>;
  /** Gives priority to looking up these people's names, because they are shown without one. */
  hurry: (personnelIds: readonly string[]) => Promise<void>;
  visits: DisclosureQuota;
  settings: () => Promise<Settings>;
  /** Whether the user currently allows the overlay there. A running script outlives its permission. */
  isAllowed: (origin: string) => Promise<boolean>;
  /** `createChipCss` */
  insertSheet: (mark: string, caller: Caller) => Promise<void>;
  /** Starts loading what the first answer needs. */
  prepare: () => void;
  /** `createScriptInjector` */
  runScript: (name: LateScript, caller: Caller) => Promise<void>;
  formatPhone: (phone: string, format: NumberFormat) => Promise<FormattedPhone>;
  zonesOf: ZonesOf;
  /** Opens a `tel:` URL with the system's phone app, on behalf of a tab. */
  callNumber: (tabId: number, href: string) => Promise<void>;
  /** Why there is no number, as a key under `results.because`. */
  reasonOf: (phone: Extract<PhoneState, { kind: 'failed' }>) => string;
  /** Limits the rate of actions per tab to that of a clicking user, in case clicks are forged. */
  mayAct: (tabId: number) => boolean;
  /** Opens the results page for this contact. */
  openResults: (personnelId: string) => Promise<void>;
}

type OverlayHandlers = Pick<Handlers, Extract<keyof Handlers, `overlay.${string}`>>;

/**
 * Answers the overlays of all pages. A compromised renderer can send anything in their place, so answers contain only
 * people whom the question already identifies, a limited number of them per page load, and actions are accepted only
 * for people who were disclosed to the same page load.
 */
export function createOverlayHandlers(options: Options): OverlayHandlers {
  const {
    index,
    contacts,
    contactBook,
    hurry,
    decisions,
    visits,
    settings,
    isAllowed,
    insertSheet,
    prepare,
    runScript,
    formatPhone,
    zonesOf,
    callNumber,
    reasonOf,
    mayAct,
    openResults,
  } = options;

  const isWantedOn = async (origin: string): Promise<boolean> =>
    !(await settings()).overlayPaused && (await isAllowed(origin));

  async function checkAct(caller: Caller, personnelId: string): Promise<void> {
    const isMeant = await visits.wasShown(visitOf(caller), personnelId);
    if (!isMeant || !mayAct(caller.tabId ?? -1)) throw new Error('Refused');
  }

  /** By contact, because pages show many people several times, and ask again when they change. */
  const said = new WeakMap<Contact, { format: NumberFormat; phone: OverlayMatch['phone'] }>();

  async function sayUnlocked(number: string, format: NumberFormat): Promise<OverlayMatch['phone']> {
    const formatted = await formatPhone(number, format);
    const copied = copiedFormat(format);
    const { display: dialable } = copied === format ? formatted : await formatPhone(number, copied);
    return { kind: 'unlocked', ...formatted, dialable, zones: [...zonesOf(formatted)] };
  }

  async function say(contact: Contact, format: NumberFormat): Promise<OverlayMatch['phone']> {
    const { phone, doNotCall } = contact;
    if (doNotCall) return { kind: 'doNotCall' };
    if (phone.kind !== 'unlocked') return phone.kind === 'failed' ? { ...phone, reason: reasonOf(phone) } : phone;
    const before = said.get(contact);
    if (before?.format === format) return before.phone;
    const formatted = await sayUnlocked(phone.number, format);
    said.set(contact, { format, phone: formatted });
    return formatted;
  }

  return {
    async 'overlay.start'(_, { origin }) {
      const isWanted = await isWantedOn(origin);
      return { fingerprints: isWanted ? await index.fingerprints() : '', paused: !isWanted, guide: guideFor(origin) };
    },
    'overlay.script'({ name }, caller) {
      // While the script loads. It will ask for people at once.
      if (name === 'chips') prepare();
      return runScript(name, caller);
    },
    'overlay.sheet': ({ mark }, caller) => insertSheet(mark, caller),
    async 'overlay.match'(asked, caller) {
      const page = asOwn(asked, caller.origin);
      const [known, { numberFormat }] = await Promise.all([index.knownOn(page), settings()]);
      if (!(await isWantedOn(caller.origin))) return [];
      const matches = decide(page, known, known.decisionsOn);
      const admitted = await visits.admit(
        { visit: visitOf(caller), origin: caller.origin },
        matches.map(({ contact }) => contact.personnelId),
      );
      const shown = matches.filter(({ contact }) => admitted.has(contact.personnelId));
      await hurry(shown.flatMap(({ contact }) => (contact.profile ? [] : [contact.personnelId])));
      return Promise.all(shown.map(async (match) => show(match, await say(match.contact, numberFormat))));
    },
    async 'overlay.dismiss'({ record, personnelId }, caller) {
      await checkAct(caller, personnelId);
      const contact = await contacts.get(personnelId);
      const label = contact ? nameOf(contact) : personnelId;
      await decisions.decide({ kind: 'isNot', record: recordOn(caller.origin, record), personnelId, label });
    },
    async 'overlay.restore'({ record, personnelId }, caller) {
      await checkAct(caller, personnelId);
      const decision = { kind: 'isNot', record: recordOn(caller.origin, record), personnelId } as const;
      await decisions.revoke(decisionId(decision));
    },
    async 'overlay.call'({ personnelId }, caller) {
      await checkAct(caller, personnelId);
      const contact = await contacts.get(personnelId);
      if (!contact || contact.doNotCall || contact.phone.kind !== 'unlocked' || caller.tabId === undefined)
        throw new Error('Refused');
      const { href } = await formatPhone(contact.phone.number, 'e164');
      if (href !== undefined) await callNumber(caller.tabId, href);
    },
    async 'overlay.doNotCall'({ personnelId, doNotCall }, caller) {
      await checkAct(caller, personnelId);
      await contactBook.setDoNotCall(personnelId, doNotCall);
    },
    async 'overlay.openResults'({ personnelId }, caller) {
      await checkAct(caller, personnelId);
      await openResults(personnelId);
    },
  };
}

/** Firefox has no document IDs; there, a frame and its origin stand for a page load. */
const visitOf = ({ tabId, frameId, documentId, origin }: Caller): string =>
  `${tabId} ${frameId} ${documentId ?? origin}`;

/** The page's clues, with references to other sites' records converted by `recordOn`. */
function asOwn({ record, subject, scopes }: PageClues, origin: string): PageClues {
  const own = (reference: string) => recordOn(origin, reference);
  const ownClues = (clues: readonly Clue[]) =>
    clues.map((clue) => (clue.kind === 'record' ? { ...clue, key: own(clue.key) } : clue));
  return {
    record: own(record),
    subject: ownClues(subject),
    scopes: scopes.map((scope) => ({ ...scope, record: own(scope.record), clues: ownClues(scope.clues) })),
  };
}

const nameOf = (contact: Contact): string => knownAs(contact) || contact.personnelId;

function show({ scope, record, contact, clues }: Match, phone: OverlayMatch['phone']): OverlayMatch {
  const { title, companyName: company } = contact.profile ?? {};
  return { scope, record, personnelId: contact.personnelId, name: nameOf(contact), title, company, phone, clues };
}
