/** What an element is to the reading, by its name alone. */
export interface ElementKind {
  /** It may point to somebody by itself, whatever its attributes. */
  isRead: boolean;
  /** What is below it says nothing of people, or is somebody's own writing: a name inside a note is a mention. */
  isSilentBelow: boolean;
  /** Nothing else can have a shadow root. */
  mayHostRoot: boolean;
}

const READ = new Set(['a', 'input', 'select', 'textarea']);
const SILENT = new Set(['script', 'style', 'noscript', 'template', 'textarea', 'option', 'svg', 'canvas', 'iframe']);
const HOSTS = new Set(
  'article aside blockquote body div footer h1 h2 h3 h4 h5 h6 header main nav p section span'.split(' '),
);

const kinds = new Map<string, ElementKind>();

/** Of a `localName`: in XHTML a `nodeName` is in small letters too. */
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
  // A form's fields may be named like its properties.
  const kind = kindNamed(element instanceof HTMLFormElement ? 'form' : element.localName);
  if (ONE_KIND.test(element.constructor.name)) byPrototype.set(prototype, kind);
  return kind;
}

/** Interfaces of elements that are all of one kind. */
const ONE_KIND =
  /^HTML(?:Anchor|Button|DList|Div|Heading|Image|Input|LI|Label|OList|Paragraph|Script|Span|Style|Table(?:Cell|Col|Row|Section)?|TextArea|UList)Element$/;
