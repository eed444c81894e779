import type { OverlayMatch } from '../../../messages/messages';
import { ROOTS_ADOPT_SHEETS } from '../../../platform/platform';
import type { Bridge } from '../../page/bridge';
import { button, part, sheetWith } from '../chip/chip-parts';
import { describeMatch } from '../chip/chip-words';
import { setSecret } from '../chip/secret-text';
import { PANEL_STYLE } from './panel-style';
import { describeDetails } from './panel-words';

/** The elements of one chip's panel. */
export interface PanelContent {
  box: HTMLElement;
  call: HTMLButtonElement;
  copy: HTMLButtonElement;
  results: HTMLButtonElement;
  notThem: HTMLButtonElement;
  doNotCall: HTMLButtonElement;
  undo: HTMLButtonElement;
  show(match: OverlayMatch): void;
  /** Replaces everything with an undo for the action in `done`; `undefined` restores it. */
  offerUndo(done: string | undefined): void;
}

let sheet: CSSStyleSheet | undefined;

/** Adds a panel to a chip's root. */
export function createPanelContent(extension: Bridge, root: ShadowRoot): PanelContent {
  const parts = makeParts(extension);
  if (ROOTS_ADOPT_SHEETS) {
    sheet ??= sheetWith(PANEL_STYLE);
    root.adoptedStyleSheets.push(sheet);
  }
  root.append(parts.box);
  return {
    ...parts,
    show: (match) => fill(parts, extension, match),
    offerUndo(done) {
      parts.box.toggleAttribute('data-undo', done !== undefined);
      setSecret(parts.done, 'data-shown', done ?? '');
      if (done !== undefined && parts.box.contains(root.activeElement)) parts.undo.focus();
    },
  };
}

function makeParts({ text }: Bridge) {
  const [name, role, number, time, why, done] = [
    part('span', 'line name'),
    part('span', 'line soft'),
    part('span', 'line number'),
    part('span', 'line soft'),
    part('span', 'line soft why'),
    part('span', 'line done'),
  ];
  const [call, copy] = [button('main', 'phone'), button('main', 'copy')];
  const [results, notThem, doNotCall, undo] = [button(''), button(''), button(''), button('undo')];
  const actions = part('span', 'actions', call, copy, results, notThem, doNotCall);
  const box = part('div', 'panel', name, role, number, time, why, actions, part('div', 'undone', done, undo));
  box.popover = 'manual';
  box.setAttribute('role', 'group');
  name.id = 'name';
  box.setAttribute('aria-labelledby', 'name');
  done.setAttribute('role', 'status');
  call.setAttribute('aria-label', text('overlay_callShort'));
  copy.setAttribute('aria-label', text('overlay_copyShort'));
  results.setAttribute('aria-label', text('overlay_results'));
  notThem.setAttribute('aria-label', text('overlay_notThem'));
  undo.setAttribute('aria-label', text('overlay_undo'));
  return { box, name, role, number, time, why, done, call, copy, results, notThem, doNotCall, undo };
}

/** Unavailable actions keep their space, so that the panel's size reveals nothing. */
function fill(parts: ReturnType<typeof makeParts>, extension: Bridge, match: OverlayMatch): void {
  const { text } = extension;
  const { name, phone } = match;
  const { shown } = describeMatch(match, extension);
  const { role, time, why } = describeDetails(match, extension);
  setSecret(parts.name, 'data-shown', name);
  setSecret(parts.role, 'data-shown', role);
  setSecret(parts.number, 'data-shown', shown);
  setSecret(parts.time, 'data-shown', time);
  setSecret(parts.why, 'data-shown', why);
  setEnabled(parts.call, phone.kind === 'unlocked' && phone.href !== undefined);
  setEnabled(parts.copy, phone.kind === 'unlocked');
  const isBlocked = phone.kind === 'doNotCall';
  parts.doNotCall.setAttribute('aria-label', text(isBlocked ? 'overlay_allowCalls' : 'overlay_blockCalls'));
}

function setEnabled(control: HTMLButtonElement, isEnabled: boolean): void {
  control.setAttribute('aria-disabled', String(!isEnabled));
  control.disabled = !isEnabled;
}
