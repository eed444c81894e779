/** One change to the page. The numbers select targets, modulo how many there are. */
export interface Change {
  kind: ChangeKind;
  at: number;
  to: number;
}
export const changeKinds = [
  'text',
  'text',
  'text',
  'newText',
  'trade',
  'move',
  'remove',
  'copy',
  'wrap',
  'unwrap',
  'redraw',
  'hide',
  'hide',
  'attribute',
  'attribute',
  'value',
  'typed',
  'title',
  'address',
  'root',
  'foreign',
] as const;
type ChangeKind = (typeof changeKinds)[number];

export interface Model {
  /** The page's initial state. */
  reset(): void;
  /** Applies these changes at once and returns a description. */
  change(changes: readonly Change[]): string[];
}

declare global {
  interface Window {
    model: Model;
  }
}

/**
 * Runs in the page. Every element of the page's own has a number, `data-n`, which chips don't have, so that the same
 * changes have the same effect on each copy of the page, wherever the chips are.
 */
export function installChanges([body, inRoot, words]: [string, string, readonly string[]]): Model {
  const main = document.querySelector('main') as HTMLElement;
  const address = location.href;
  let roots = new Map<Element, ShadowRoot>();
  let count = 0;
  const attributes: readonly (readonly [string, readonly (string | null)[]])[] = [
    ['href', ['mailto:nina.petrova@initech.example', 'https://www.linkedin.com/in/mara-lindqvist', '/users/7', '#']],
    ['data-email-address', ['mara.lindqvist@nordwind.example', 'somebody@halden.example', null]],
    ['data-personnel-id', ['40100105', null]],
    ['role', ['row', 'heading', 'dialog', 'listitem', null]],
    ['aria-level', ['1', '3', null]],
    ['contenteditable', ['true', 'false', null]],
    ['class', ['owner', 'label', 'card', '']],
    ['data-field', ['owner', 'company', null]],
    ['colspan', ['2', null]],
    ['value', ['Mara Lindqvist', 'Nordwind GmbH', '']],
    ['type', ['hidden', 'text', 'password']],
  ];

  const pick = <Value>(list: readonly Value[], at: number): Value | undefined => list[at % list.length];
  const isOwn = (element: Element) => element.hasAttribute('data-n');
  const childrenOf = (parent: ParentNode): Element[] => [...parent.children].filter(isOwn);
  const number = (element: Element) => {
    element.setAttribute('data-n', `${++count}`);
  };
  function* within(parent: ParentNode): Iterable<Element> {
    for (const child of childrenOf(parent)) {
      yield child;
      const root = roots.get(child);
      if (root) yield* within(root);
      yield* within(child);
    }
  }
  const all = () => [...within(main)];
  const textsOf = (element: Element) => [...element.childNodes].filter((node): node is Text => node instanceof Text);
  const saying = (parent: ParentNode) => [...within(parent)].filter((element) => childrenOf(element).length === 0);
  const nameOf = (element: Element) => `${element.localName}#${element.getAttribute('data-n')}`;
  const told = (element: Element) =>
    `${nameOf(element)} "${textsOf(element)
      .map(({ data }) => data)
      .join('|')}"`;

  function make(html: string): DocumentFragment {
    const template = document.createElement('template');
    template.innerHTML = html;
    for (const element of template.content.querySelectorAll('*')) number(element);
    return document.importNode(template.content, true);
  }
  function attach(host: Element, mode: ShadowRootMode, content: DocumentFragment): void {
    const root = host.attachShadow({ mode });
    root.append(content);
    roots.set(host, root);
  }
  /** Recreated as by a framework: without foreign nodes. */
  function copyOf(element: Element): Element {
    const copy = element.cloneNode(false) as Element;
    number(copy);
    for (const child of element.childNodes) {
      if (child instanceof Element) {
        if (isOwn(child)) copy.append(copyOf(child));
      } else copy.append(child.cloneNode());
    }
    return copy;
  }
  function say(element: Element, word: string, isNew: boolean): void {
    const [first] = textsOf(element);
    if (element instanceof HTMLInputElement) return;
    if (isNew || !first) element.textContent = word;
    else first.data = word;
  }
  const fire = (element: Element, type: string) =>
    element.dispatchEvent(new Event(type, { bubbles: true, composed: true }));

  function one({ kind, at, to }: Change): string {
    const element = pick(all(), at);
    if (!element) return 'nothing is left';
    const word = pick(words, to) ?? '';
    switch (kind) {
      case 'text':
      case 'newText': {
        const speaker = pick(saying(main), at) ?? element;
        const before = told(speaker);
        say(speaker, word, kind === 'newText');
        return `${kind} of ${before} is "${word}"`;
      }
      case 'trade': {
        // Like a list that shows other records in the same elements.
        const rows = all().filter((other) => other.matches('tr, [role="row"], .card, li, .field'));
        const [some, others] = [pick(rows, at), pick(rows, to)];
        if (!some || !others) return 'no rows to trade';
        const pairs = saying(some).map((speaker, index) => [speaker, saying(others)[index]] as const);
        for (const [speaker, other] of pairs) {
          const [text, otherText] = [speaker, other].map((side) => side && textsOf(side)[0]);
          if (text && otherText) [text.data, otherText.data] = [otherText.data, text.data];
        }
        return `${nameOf(some)} and ${nameOf(others)} trade texts`;
      }
      case 'move': {
        const other = pick(all(), to);
        if (!other || element.contains(other) || other.contains(element)) return 'nothing to move';
        other.before(element);
        return `${told(element)} before ${told(other)}`;
      }
      case 'remove':
        element.remove();
        return `${told(element)} is removed`;
      case 'copy': {
        const copy = copyOf(element);
        element.after(copy);
        return `copy ${nameOf(copy)} of ${told(element)}`;
      }
      case 'wrap': {
        const wrapper = document.createElement(pick(['div', 'section', 'label', 'li', 'article', 'h1'], to) ?? 'div');
        number(wrapper);
        element.replaceWith(wrapper);
        wrapper.append(element);
        return `${told(element)} in ${nameOf(wrapper)}`;
      }
      case 'unwrap':
        element.replaceWith(...[...element.childNodes].filter((node) => !(node instanceof Element) || isOwn(node)));
        return `${nameOf(element)} unwrapped`;
      case 'redraw': {
        const again = copyOf(element);
        element.replaceWith(again);
        return `${told(element)} redrawn as ${nameOf(again)}`;
      }
      case 'hide': {
        const way = pick(['gone', 'veiled', 'hidden', 'style', 'open'], to);
        if (way === 'gone' || way === 'veiled') element.classList.toggle(way);
        else if (way === 'style')
          (element as HTMLElement).style.display = (element as HTMLElement).style.display ? '' : 'none';
        else element.toggleAttribute(way ?? '');
        return `${told(element)} ${way}`;
      }
      case 'attribute': {
        const [name, values] = pick(attributes, to) ?? ['href', []];
        const fitting = name === 'href' ? 'a' : name === 'value' || name === 'type' ? 'input' : '*';
        const target = pick(
          all().filter((other) => other.matches(fitting)),
          at,
        );
        const value = pick(values, Math.floor(to / attributes.length));
        if (!target) return 'no such element';
        if (value == null) target.removeAttribute(name);
        else target.setAttribute(name, value);
        return `${told(target)} ${name}=${value}`;
      }
      case 'value':
      case 'typed': {
        const field = pick(
          all().filter((other) => other instanceof HTMLInputElement),
          at,
        );
        if (!field) return 'no field is left';
        field.value = word;
        // Scripts trigger no event by themselves; the user who caused them clicked or typed something.
        fire(kind === 'typed' ? field : main, kind === 'typed' ? 'input' : 'click');
        return `${nameOf(field)} ${kind} "${word}"`;
      }
      case 'title':
        document.title = word;
        return `title "${word}"`;
      case 'address': {
        const path = pick(['/contacts/3', '/people', '/users/7'], to) ?? '';
        history.pushState({}, '', path);
        return `address ${path}`;
      }
      case 'root': {
        const hosts = all().filter((other) => other.matches('div, section, p, span') && !roots.has(other));
        const host = pick(
          hosts.filter((other) => !other.firstChild),
          at,
        );
        if (!host) return 'nothing is empty that can have a root';
        attach(host, to % 2 ? 'open' : 'closed', make(`<p>${word}</p>`));
        // No event reports this; it is noticed with the next one.
        fire(main, 'click');
        return `a root with "${word}" in ${told(host)}`;
      }
      case 'foreign':
        for (const host of main.querySelectorAll(':not([data-n])')) host.remove();
        return 'what is not its own is dropped';
    }
  }

  return {
    reset() {
      history.replaceState({}, '', address);
      document.title = 'People';
      roots = new Map();
      count = 0;
      main.replaceChildren(make(body));
      for (const host of main.querySelectorAll('people-list')) attach(host, 'open', make(inRoot));
    },
    change: (changes) => changes.map(one),
  };
}
