/** What an element is to the reading, by its name alone. */
export interface ElementKind {
  /** It may point to somebody by itself, whatever its attributes. */
  isRead: boolean;
  /** What is below it says nothing of people, or is somebody's own writing: a name inside a note is a mention. */
  isSilentBelow: boolean;
  /** Nothing else can have a shadow root. */
  mayHostRoot: boolean;
}

const READ = new Set(['A', 'INPUT', 'TEXTAREA']);
const SILENT = new Set(['SCRIPT', 'STYLE', 'NOSCRIPT', 'TEMPLATE', 'TEXTAREA', 'OPTION', 'svg', 'CANVAS', 'IFRAME']);
const HOSTS = new Set(
  'ARTICLE ASIDE BLOCKQUOTE BODY DIV FOOTER H1 H2 H3 H4 H5 H6 HEADER MAIN NAV P SECTION SPAN'.split(' '),
);

const kinds = new Map<string, ElementKind>();

/** Of a `nodeName`. */
function kindNamed(name: string): ElementKind {
  const known = kinds.get(name);
  if (known) return known;
  const kind = {
    isRead: READ.has(name),
    isSilentBelow: SILENT.has(name),
    mayHostRoot: HOSTS.has(name) || name.includes('-'),
  };
  kinds.set(name, kind);
  return kind;
}

const byPrototype = new Map<object, ElementKind | undefined>();

/**
 * Asking the browser for the name of each element would take as long as the walk over all of them: those that share a
 * prototype mostly share the name too.
 */
export function elementKind(element: Element): ElementKind {
  const prototype = Object.getPrototypeOf(element) as object;
  const known = byPrototype.get(prototype);
  if (known) return known;
  const kind = kindNamed(element.nodeName);
  if (ONE_KIND.test(element.constructor.name)) byPrototype.set(prototype, kind);
  return kind;
}

/** Interfaces of elements that are all of one kind. */
const ONE_KIND =
  /^HTML(?:Anchor|Button|DList|Div|Heading|Image|Input|LI|Label|OList|Paragraph|Script|Span|Style|Table(?:Cell|Col|Row|Section)?|TextArea|UList)Element$/;
