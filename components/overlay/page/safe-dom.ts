import { isField, shownBy } from './field';
import { textOfRun } from './text-run';

/**
 * Skips forms: a field named `matches` or `parentNode` shadows the form's own property, so nothing can be called on a
 * form safely.
 */
export const parentOf = (node: Node): Element | null => elementAbove(parentNodeOf(node));

const elementAbove = (parent: Node | null): Element | null =>
  parent instanceof ShadowRoot ? parent.host : elementOrNull(parent);

/** Like `parentOf`, but null for a child of a shadow root. */
export const parentWithin = (node: Node): Element | null => elementOrNull(parentNodeOf(node));

const elementOrNull = (node: Node | null): Element | null => (node instanceof Element ? node : null);

function parentNodeOf(node: Node): ParentNode | null {
  let parent = node.parentNode;
  while (parent instanceof HTMLFormElement) parent = parentNodeOfForm(parent);
  return parent;
}

/** A form's own property, whatever its fields are named. */
const parentNodeOfForm = (form: HTMLFormElement): ParentNode | null => ownOf<ParentNode>('parentNode', form) ?? null;
export const childNodesOf = (node: Node): ArrayLike<Node> & Iterable<Node> =>
  (node instanceof HTMLFormElement ? ownOf<NodeList>('childNodes', node) : node.childNodes) ?? [];

const ownOf = <Value>(name: 'parentNode' | 'childNodes', node: Node): Value | undefined =>
  Object.getOwnPropertyDescriptor(Node.prototype, name)?.get?.call(node) as Value | undefined;

/** A document's own body, whatever its images, forms and frames are named. It may not have one yet. */
export const bodyOf = (page: Document): Element => ownOfPage<Element | null>('body', page) ?? page.documentElement;
export const titleOf = (page: Document): string => ownOfPage<string>('title', page) ?? '';

const ownOfPage = <Value>(name: 'body' | 'title', page: Document): Value | undefined =>
  Object.getOwnPropertyDescriptor(Document.prototype, name)?.get?.call(page) as Value | undefined;

/** Like the methods of the browser, which a form's fields may shadow. */
export const matches = (element: Element, selector: string): boolean =>
  Element.prototype.matches.call(element, selector);
export const selectAll = (root: Element | ShadowRoot, selector: string): NodeListOf<Element> =>
  (root instanceof Element ? Element : DocumentFragment).prototype.querySelectorAll.call(root, selector);
export const boxOf = (element: Element): DOMRect => Element.prototype.getBoundingClientRect.call(element);

/** The node itself or its parent element. */
export const elementOf = (node: Node): Element | null => (node instanceof Element ? node : parentOf(node));

/** Like `Element.closest`, but also leaves shadow roots, and skips forms around the node. */
export function closest(node: Node, selector: string): Element | undefined {
  let element = elementOf(node);
  while (element) {
    const found: Element | null = Element.prototype.closest.call(element, selector);
    if (found === element || (found && !(found instanceof HTMLFormElement))) return found;
    if (found) element = elementAbove(parentNodeOfForm(found));
    else {
      const root: Node = Node.prototype.getRootNode.call(element);
      element = root instanceof ShadowRoot ? root.host : null;
    }
  }
  return undefined;
}

/** The texts and elements below a node in visual order: slotted nodes are in their slot. */
export type NodesIn = (part: Node) => Iterable<Text | Element>;

const MUTE = new Set(['script', 'style', 'noscript', 'template', 'option', 'svg']);

/** Libraries keep a second, hidden copy of a text for its tooltip. */
const isMute = (element: Element): boolean =>
  !(element instanceof HTMLFormElement) && (MUTE.has(element.localName) || element.hasAttribute('hidden'));

/** `onNode` is called with every visited node, even empty ones: a change to any of them changes the result. */
export function createNodesIn(
  shadowRootOf: (element: Element) => ShadowRoot | null,
  onNode: (node: Node) => void = () => {},
): NodesIn {
  function childrenOf(node: Node): ArrayLike<Node> {
    onNode(node);
    if (node instanceof HTMLSlotElement && node.assignedNodes().length > 0) return node.assignedNodes();
    const root = node instanceof Element && !(node instanceof HTMLFormElement) ? shadowRootOf(node) : null;
    if (root) onNode(root);
    return root?.childNodes ?? childNodesOf(node);
  }

  /** By index, because an array of `childNodes` takes several times longer. */
  function addChildren(node: Node, next: Node[]): void {
    const children = childrenOf(node);
    for (let at = children.length - 1; at >= 0; at--) next.push(children[at] as Node);
  }

  return function* nodesIn(part): Iterable<Text | Element> {
    const next: Node[] = [];
    addChildren(part, next);
    for (let node = next.pop(); node; node = next.pop()) {
      onNode(node);
      if (node instanceof Text) yield node;
      if (!(node instanceof Element) || isMute(node)) continue;
      yield node;
      if (!isValueField(node)) addChildren(node, next);
    }
  };
}

/** The first texts and form fields of an element that aren't blank, at most `most`. */
export function valuesIn(element: Element, most: number, nodesIn: NodesIn): (Text | Element)[] {
  const values: (Text | Element)[] = [];
  for (const node of nodesIn(element)) {
    if (node instanceof Text ? textOf(node).length > 1 : isValueField(node)) values.push(node);
    if (values.length >= most) break;
  }
  return values;
}

/** Like `isField`, but safe for forms. */
export const isValueField = (element: Element): boolean => !(element instanceof HTMLFormElement) && isField(element);

/** The visible text of a field, or of a text node with its whole run; see `text-run.ts`. */
export const textOf = (node: Node): string =>
  node instanceof Text
    ? textOfRun(node)
    : shownBy(node as Element)
        .replace(/\p{Cf}/gu, '')
        .trim();

/** Whether a node is rendered. True if it was scrolled out of view, false for hidden copies of other records. */
export function isRendered(node: Node): boolean {
  if (!node.isConnected) return false;
  const element = node.nodeType === Node.TEXT_NODE ? parentOf(node) : (node as Element);
  return element?.checkVisibility({ visibilityProperty: true, opacityProperty: true }) ?? false;
}
