import { matches, parentOf } from '../../page/safe-dom';

/** The container of chips, separate from the page's own elements, so that chips don't change the page. */
export interface Layer {
  container: HTMLElement;
  /** The container's position in the viewport, and its scale: viewport pixels per own pixel. */
  measure(): { x: number; y: number; scale: number };
}

export interface Layers {
  /** The layer for a node: the page's, or that of the modal dialog, popover or full-screen element around it. */
  of(node: Node): Layer;
  /** Restores layers that the page removed; false once it has removed them too often. */
  restore(): boolean;
  remove(): void;
}

/** After this many removals, the layer isn't restored. */
const MOST_REMOVALS = 5;
/** The container's width, from which the scale is computed. It isn't painted. */
const PROBE_PX = 100;

const STYLE = {
  all: 'initial',
  display: 'block',
  position: 'absolute',
  top: '0',
  left: '0',
  width: `${PROBE_PX}px`,
  height: '0',
  overflow: 'visible',
  'pointer-events': 'none',
};

/** Events that a page could mistake for clicks on a row, the start of an edit or a drag, or shortcuts. */
const HIDDEN_FROM_PAGE =
  'click dblclick auxclick contextmenu mousedown mouseup mousemove mouseover mouseout pointerdown pointerup pointermove pointerover pointerout pointercancel touchstart touchmove touchend keydown keyup keypress beforeinput input focusin focusout dragstart drag dragend selectstart wheel'.split(
    ' ',
  );

/**
 * Layers are plain `div` elements outside the body, so that pages can read, patch by index and hydrate their own
 * elements as usual. A modal dialog makes everything outside it inert, so its layer is its last child.
 */
export function createLayers(onCreated: (container: Node) => void): Layers {
  const layers = new Map<Element, Layer>();
  let removals = 0;

  function make(parent: Element): Layer {
    const container = document.createElementNS('http://www.w3.org/1999/xhtml', 'div') as HTMLElement;
    for (const [name, value] of Object.entries(STYLE)) container.style.setProperty(name, value, 'important');
    for (const type of HIDDEN_FROM_PAGE)
      container.addEventListener(type, (event) => event.stopPropagation(), { passive: true });
    onCreated(container);
    parent.append(container);
    const layer: Layer = {
      container,
      measure() {
        const { x, y, width } = container.getBoundingClientRect();
        return { x, y, scale: width > 0 ? width / PROBE_PX : 1 };
      },
    };
    layers.set(parent, layer);
    return layer;
  }

  return {
    of(node) {
      const parent = topLayerAround(node) ?? document.documentElement;
      return layers.get(parent) ?? make(parent);
    },
    restore() {
      for (const [parent, { container }] of layers) {
        if (!parent.isConnected) {
          container.remove();
          layers.delete(parent);
        } else if (container.parentNode !== parent) {
          if (++removals > MOST_REMOVALS) return false;
          parent.append(container);
        }
      }
      return true;
    },
    remove() {
      for (const { container } of layers.values()) container.remove();
      layers.clear();
    },
  };
}

/** Elements of the top layer that may contain others. */
const TOP_LAYER = ':modal, :popover-open, :fullscreen';

function topLayerAround(node: Node): Element | undefined {
  for (let element = parentOf(node); element && element !== document.documentElement; element = parentOf(element))
    if (matches(element, TOP_LAYER)) return element;
  return undefined;
}
