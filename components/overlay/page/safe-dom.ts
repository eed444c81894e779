import { isField, shownBy } from './field';

/**
 * Steps over forms: what a form's fields are named stands in place of its own properties, so that a form with a field
 * `matches` or `parentNode` cannot be asked anything.
 */
export function parentOf(node: Node): Element | null {
  const parent = parentNodeOf(node);
  return parent instanceof ShadowRoot ? parent.host : elementOrNull(parent);
}

/** As `parentOf`, but none for what stands right in a shadow root. */
export const parentWithin = (node: Node): Element | null => elementOrNull(parentNodeOf(node));

const elementOrNull = (node: Node | null): Element | null => (node instanceof Element ? node : null);

function parentNodeOf(node: Node): ParentNode | null {
  let parent = node.parentNode;
  while (parent instanceof HTMLFormElement) parent = parentNodeOfForm(parent);
  return parent;
}

/** A form's own, whatever its fields are named. */
const parentNodeOfForm = (form: HTMLFormElement): ParentNode | null => ownOf<ParentNode>('parentNode', form) ?? null;
export const childNodesOf = (node: Node): Iterable<Node> =>
  (node instanceof HTMLFormElement ? ownOf<NodeList>('childNodes', node) : node.childNodes) ?? [];

const ownOf = <Value>(name: 'parentNode' | 'childNodes', node: Node): Value | undefined =>
  Object.getOwnPropertyDescriptor(Node.prototype, name)?.get?.call(node) as Value | undefined;

/** A document's own too, whatever its images, forms and frames are named. It may have no body for a while. */
export const bodyOf = (page: Document): Element => ownOfPage<Element | null>('body', page) ?? page.documentElement;
export const titleOf = (page: Document): string => ownOfPage<string>('title', page) ?? '';

const ownOfPage = <Value>(name: 'body' | 'title', page: Document): Value | undefined =>
  Object.getOwnPropertyDescriptor(Document.prototype, name)?.get?.call(page) as Value | undefined;

/** As the methods of the same name, which a form's fields may stand in for. */
export const matches = (element: Element, selector: string): boolean =>
  Element.prototype.matches.call(element, selector);
export const boxOf = (element: Element): DOMRect => Element.prototype.getBoundingClientRect.call(element);

/** Itself or the element that it stands in. */
export const elementOf = (node: Node): Element | null => (node instanceof Element ? node : parentOf(node));

/** Like `Element.closest`, out of shadow roots too. */
export function closest(node: Node, selector: string): Element | undefined {
  for (let element = elementOf(node); element; element = parentOf(element)) {
    if (matches(element, selector)) return element;
  }
  return undefined;
}

/** Texts and elements below a node, in the order in which they are seen: what is slotted stands in its slot. */
export type NodesIn = (part: Node) => Iterable<Text | Element>;

const MUTE = new Set(['script', 'style', 'noscript', 'template', 'option', 'svg']);

/** `onNode` hears of all that is come by, of what holds nothing too: what was seen changes when one of these does. */
export function createNodesIn(
  shadowRootOf: (element: Element) => ShadowRoot | null,
  onNode: (node: Node) => void = () => {},
): NodesIn {
  function childrenOf(node: Node): Node[] {
    onNode(node);
    if (node instanceof HTMLSlotElement && node.assignedNodes().length > 0) return node.assignedNodes();
    const root = node instanceof Element && !(node instanceof HTMLFormElement) ? shadowRootOf(node) : null;
    if (root) onNode(root);
    return [...(root?.childNodes ?? childNodesOf(node))];
  }

  return function* nodesIn(part): Iterable<Text | Element> {
    const next = childrenOf(part).reverse();
    for (let node = next.pop(); node; node = next.pop()) {
      onNode(node);
      if (node instanceof Text) yield node;
      if (!(node instanceof Element) || (!(node instanceof HTMLFormElement) && MUTE.has(node.localName))) continue;
      yield node;
      if (!isValueField(node)) next.push(...childrenOf(node).reverse());
    }
  };
}

/** The texts and form fields of an element that say something, the first so many. */
export function valuesIn(element: Element, most: number, nodesIn: NodesIn): (Text | Element)[] {
  const values: (Text | Element)[] = [];
  for (const node of nodesIn(element)) {
    if (node instanceof Text ? node.data.trim().length > 1 : isValueField(node)) values.push(node);
    if (values.length >= most) break;
  }
  return values;
}

/** Asks nothing of a form. */
export const isValueField = (element: Element): boolean => !(element instanceof HTMLFormElement) && isField(element);

/** What a text or a field shows. */
export const textOf = (node: Node): string => (node instanceof Text ? node.data : shownBy(node as Element)).trim();

/** Hidden copies of other records do not count; what was merely scrolled out of view does. */
export function isInSight(node: Node): boolean {
  if (!node.isConnected) return false;
  const element = node.nodeType === Node.TEXT_NODE ? parentOf(node) : (node as Element);
  return element?.checkVisibility({ visibilityProperty: true, opacityProperty: true }) ?? false;
}
