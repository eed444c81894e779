import { matches, parentOf } from '../../page/safe-dom';

/** Where chips are drawn: apart from the page's own elements, so that nothing of the page changes with them. */
export interface Layer {
  container: HTMLElement;
  /** The container's place in the viewport, and how many pixels of the viewport one of its own is. */
  measure(): { x: number; y: number; scale: number };
}

export interface Layers {
  /** The layer for what stands at a node: over the page, or in the modal dialog, popover or full screen around it. */
  of(node: Node): Layer;
  /** Puts back what the page has removed; false once it has done so too often. */
  restore(): boolean;
  remove(): void;
}

/** A page that removes the layer so often does not want it. */
const MOST_REMOVALS = 5;
/** So wide that the scale can be read from it. Nothing of it is painted. */
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

/**
 * A plain `div` that is no child of the body: what a page reads of its own elements, patches by their order or hydrates
 * stays as it is. Only a modal dialog makes all inert that is outside of it, so there the layer is its last child.
 */
export function createLayers(onMade: (container: Node) => void): Layers {
  const layers = new Map<Element, Layer>();
  let removals = 0;

  function make(parent: Element): Layer {
    const container = document.createElementNS('http://www.w3.org/1999/xhtml', 'div') as HTMLElement;
    for (const [name, value] of Object.entries(STYLE)) container.style.setProperty(name, value, 'important');
    onMade(container);
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

/** Elements of the top layer that may stand around others. */
const TOP_LAYER = ':modal, :popover-open, :fullscreen';

function topLayerAround(node: Node): Element | undefined {
  for (let element = parentOf(node); element && element !== document.documentElement; element = parentOf(element))
    if (matches(element, TOP_LAYER)) return element;
  return undefined;
}
