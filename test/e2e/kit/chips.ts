import type { CDPSession, Frame, Page } from '@playwright/test';

/** One chip on a page, as a user sees it. */
export interface Chip {
  /** Accessible names of its buttons and links, in reading order. */
  names: string[];
  /** The number in these names, in E.164, if any. */
  number: string | undefined;
  /** The text right before the chip, within its parent. */
  after: string;
  /** The text of the row, list item or card that contains it, or else of its parent. */
  beside: string;
  /** `data-place` of the closest ancestor that has one. */
  place: string;
  /** The box of its first control, in CSS pixels of the viewport; zero-sized if it has none. */
  box: { x: number; y: number; width: number; height: number };
  /** Whether a click in the middle of that box would reach the chip. */
  isReachable: boolean;
}

interface DomNode {
  nodeName: string;
  localName: string;
  backendNodeId: number;
  children?: DomNode[];
  shadowRoots?: (DomNode & { shadowRootType: string })[];
  contentDocument?: DomNode;
}

/** Rejects for a frame that is in its page's process. */
const sessionOf = (within: Page | Frame): Promise<CDPSession> =>
  ('page' in within ? within.page() : within).context().newCDPSession(within);

/**
 * The chips of a page, or of a frame in a process of its own, and of its same-process frames, in document order. Their roots are closed, so this uses the
 * debugger: every closed root on a plain `span` or `div` that contains a control counts.
 */
export async function readChips(within: Page | Frame): Promise<Chip[]> {
  const session = await sessionOf(within);
  try {
    const { root } = await session.send('DOM.getDocument', { depth: -1, pierce: true });
    const chips: Chip[] = [];
    const closed = await closedRootsOf(session, root as DomNode);
    for (const { host, document } of chipHosts(root as DomNode)) {
      const chip = await readChip(session, host, closed.get(document) ?? []).catch(() => undefined);
      if (chip && chip.names.length > 0) chips.push(chip);
    }
    return chips;
  } finally {
    await session.detach();
  }
}

/** Moves the mouse to the first control of a chip whose accessible name matches, and clicks it. */
export async function clickChip(page: Page, name: RegExp): Promise<void> {
  const { x, y, width, height } = await boxNamed(page, name);
  await page.mouse.click(x + width / 2, y + height / 2);
}

/** The box of that control; in a frame, relative to the frame. */
export async function boxNamed(within: Page | Frame, name: RegExp): Promise<Chip['box']> {
  const session = await sessionOf(within);
  try {
    const { root } = await session.send('DOM.getDocument', { depth: -1, pierce: true });
    for (const { host } of chipHosts(root as DomNode)) {
      const control = (await controlsOf(session, host)).find((found) => name.test(String(found.name?.value)));
      if (control) return await boxOf(session, control.backendDOMNodeId);
    }
    throw new Error(`No chip has a control named ${name.source}`);
  } finally {
    await session.detach();
  }
}

/** The accessible name of the focused control, also in a closed root; `undefined` if none is focused. */
export async function focusedName(page: Page): Promise<string | undefined> {
  const session = await page.context().newCDPSession(page);
  try {
    const { nodes } = await session.send('Accessibility.getFullAXTree');
    const isFocused = ({ role, properties = [] }: (typeof nodes)[number]) =>
      role?.value !== 'RootWebArea' && properties.some(({ name, value }) => name === 'focused' && value.value === true);
    const focused = nodes.find(isFocused);
    return focused && String(focused.name?.value);
  } finally {
    await session.detach();
  }
}

async function controlsOf(session: CDPSession, host: DomNode) {
  const { nodes } = await session.send('Accessibility.queryAXTree', { backendNodeId: host.backendNodeId });
  return nodes.filter(({ role, ignored }) => !ignored && /^(button|link)$/.test(String(role?.value)));
}

/** With the document each is in. */
function chipHosts(node: DomNode, document = node): { host: DomNode; document: DomNode }[] {
  const isHost =
    (node.localName === 'span' || node.localName === 'div') &&
    node.shadowRoots?.some((root) => root.shadowRootType === 'closed');
  const inside = [...(node.shadowRoots ?? []), ...(node.children ?? [])];
  return [
    ...(isHost ? [{ host: node, document }] : []),
    ...inside.flatMap((child) => chipHosts(child, document)),
    ...(node.contentDocument ? chipHosts(node.contentDocument) : []),
  ];
}

type Passed = { objectId: string };

/** The closed roots in each document's body, which the page's scripts can't see into. */
async function closedRootsOf(session: CDPSession, root: DomNode): Promise<Map<DomNode, Passed[]>> {
  const found = new Map<DomNode, Passed[]>();
  const look = async (node: DomNode, document: DomNode): Promise<void> => {
    for (const { shadowRootType, backendNodeId } of node.shadowRoots ?? []) {
      if (shadowRootType !== 'closed') continue;
      const { object } = await session.send('DOM.resolveNode', { backendNodeId });
      found.set(document, [...(found.get(document) ?? []), { objectId: object.objectId ?? '' }]);
    }
    // The chip layer is a sibling of the body.
    const children = (node.children ?? []).filter(({ localName }) => node.localName !== 'html' || localName === 'body');
    for (const child of [...(node.shadowRoots ?? []), ...children]) await look(child, document);
    if (node.contentDocument) await look(node.contentDocument, node.contentDocument);
  };
  await look(root, root);
  return found;
}

/** Rejects if the chip has left the page in the meantime. */
async function readChip(session: CDPSession, host: DomNode, closed: readonly Passed[]): Promise<Chip> {
  const controls = await controlsOf(session, host);
  const names = controls.map(({ name }) => String(name?.value));
  const box = await boxOf(session, controls[0]?.backendDOMNodeId);
  const { object } = await session.send('DOM.resolveNode', { backendNodeId: host.backendNodeId });
  const { result } = await session.send('Runtime.callFunctionOn', {
    objectId: object.objectId ?? '',
    functionDeclaration: describeHost.toString(),
    arguments: [{ value: box }, ...closed],
    returnByValue: true,
  });
  return {
    names,
    number: numberIn(names),
    box,
    ...(result.value as Pick<Chip, 'after' | 'beside' | 'place' | 'isReachable'>),
  };
}

async function boxOf(session: CDPSession, backendNodeId: number | undefined): Promise<Chip['box']> {
  const nowhere = { x: 0, y: 0, width: 0, height: 0 };
  if (backendNodeId === undefined) return nowhere;
  const { quads } = await session.send('DOM.getContentQuads', { backendNodeId }).catch(() => ({ quads: [] }));
  const [x, y, right, , , bottom] = quads[0] ?? [];
  if (x === undefined || y === undefined || right === undefined || bottom === undefined) return nowhere;
  return { x, y, width: right - x, height: bottom - y };
}

function numberIn(names: readonly string[]): string | undefined {
  return /\+\d[\d ().-]{5,}\d/.exec(names.join('\n'))?.[0].replace(/[^+\d]/g, '');
}

/**
 * Runs in the page, with the host as `this`, so it may use only its arguments. Chips are in a separate layer, so the
 * mention a chip belongs to is found by its position.
 */
function describeHost(
  this: Element,
  box: Chip['box'],
  ...closed: readonly ShadowRoot[]
): Pick<Chip, 'after' | 'beside' | 'place' | 'isReachable'> {
  const page = this.ownerDocument;
  const rootOf = (element: Element) => element.shadowRoot ?? closed.find(({ host }) => host === element);
  const { matches } = Element.prototype;
  // A form's fields may shadow its properties.
  const parentOf = Object.getOwnPropertyDescriptor(Node.prototype, 'parentNode')?.get;
  const above = (element: Element): Element | null => {
    const parent: unknown = parentOf?.call(element);
    if (parent instanceof ShadowRoot) return parent.host;
    return parent instanceof Element ? parent : null;
  };
  const around = (element: Element | null | undefined, selector: string): Element | null => {
    for (let at = element ?? null; at; at = above(at)) if (matches.call(at, selector)) return at;
    return null;
  };
  const frame = page.defaultView?.frameElement;
  const { x: frameX = 0, y: frameY = 0 } = frame?.getBoundingClientRect() ?? {};
  const left = box.x - frameX - (frame?.clientLeft ?? 0);
  const top = box.y - frameY - (frame?.clientTop ?? 0);
  // `elementFromPoint` finds nothing outside the viewport.
  const view = page.defaultView;
  const before = view?.scrollY ?? 0;
  if (view && (top < 0 || top + box.height > view.innerHeight)) view.scrollTo(0, before + top - view.innerHeight / 2);
  const y = top + box.height / 2 - ((view?.scrollY ?? 0) - before);
  let under: Element | undefined;
  for (let root: Document | ShadowRoot | null | undefined = page; root; root = under && rootOf(under)) {
    const next: Element | undefined = root
      .elementsFromPoint(left + 1, y)
      .find((one) => one !== this && one.parentNode !== this.parentNode);
    if (!next || next === under) break;
    under = next;
  }
  const isReachable = box.width > 0 && page.elementFromPoint(left + box.width / 2, y) === this;
  view?.scrollTo(0, before);
  const rows = 'tr, li, [role="row"], [role="listitem"], article';
  return {
    after: (under as HTMLElement | undefined)?.innerText?.trim() ?? '',
    beside: ((around(under, rows) ?? under) as HTMLElement | null)?.innerText?.replace(/\s+/g, ' ').trim() ?? '',
    place: around(under, '[data-place]')?.getAttribute('data-place') ?? '',
    isReachable,
  };
}
