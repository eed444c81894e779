/** How to read an element, according to its tag name. */
export interface ElementKind {
  /** Whether it may contain a clue itself, whatever its attributes. */
  isRead: boolean;
  /** Whether its content is ignored: it isn't about people, or it is an editor, where a name is just a mention. */
  isSilentBelow: boolean;
  isCustom: boolean;
  /** Whether it can have a shadow root. */
  mayHostRoot: boolean;
  /** Whether its fields may shadow its properties. */
  isForm: boolean;
}

const READ = new Set(['a', 'input', 'select', 'textarea']);
const SILENT = new Set(['script', 'style', 'noscript', 'template', 'textarea', 'option', 'svg', 'canvas', 'iframe']);
const HOSTS = new Set(
  'article aside blockquote body div footer h1 h2 h3 h4 h5 h6 header main nav p section span'.split(' '),
);

/** Elements that are none of these, of those that tables are made of; the most frequent ones first. */
const PLAIN = 'td tr th br b i em strong img label button li ul tbody thead table'.split(' ');
/** Selects all elements that may be more than containers. */
export const NOT_PLAIN = `:not(${PLAIN.join()})`;

const kinds = new Map<string, ElementKind>();

/** By `localName`, because `nodeName` is lower-case in XHTML. */
function kindNamed(name: string): ElementKind {
  const known = kinds.get(name);
  if (known) return known;
  const isCustom = name.includes('-');
  const kind = {
    isRead: READ.has(name),
    isSilentBelow: SILENT.has(name),
    isCustom,
    mayHostRoot: HOSTS.has(name) || isCustom,
    isForm: name === 'form',
  };
  kinds.set(name, kind);
  return kind;
}

const byClass = new Map<unknown, ElementKind>();

/** Caches kinds by class, because reading the tag name of every element takes as long as the whole walk. */
export function elementKind(element: Element): ElementKind {
  const known = byClass.get(element.constructor);
  if (known) return known;
  // A form's fields may shadow its properties.
  const kind = kindNamed(element instanceof HTMLFormElement ? 'form' : element.localName);
  if (ONE_KIND.test(element.constructor.name)) byClass.set(element.constructor, kind);
  return kind;
}

/** Interfaces whose elements are all of one kind. */
const ONE_KIND =
  /^HTML(?:Anchor|Button|DList|Div|Heading|Image|Input|LI|Label|OList|Paragraph|Script|Span|Style|Table(?:Cell|Col|Row|Section)?|TextArea|UList)Element$/;
