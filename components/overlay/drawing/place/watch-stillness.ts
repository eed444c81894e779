/** How often positions are checked. */
const LOOK_MS = 100;

/**
 * For use while a page is ignored. Calls `onChange` for a key when anything in its nodes changes or leaves the page,
 * and `onLook` regularly while any keys are left.
 */
export function watchStillness<Key>(onLook: () => void, onChange: (key: Key) => void) {
  const parts = new Map<Key, readonly Node[]>();
  let timer: ReturnType<typeof setInterval> | undefined;
  const observer = new MutationObserver((changes) => {
    const changed = new Set(changes.map(({ target }) => target));
    drop((nodes) => nodes.some((node) => changed.values().some((target) => node.contains(target))));
  });

  function drop(isChanged: (nodes: readonly Node[]) => boolean): void {
    const before = parts.size;
    for (const [key, nodes] of parts) {
      if (!isChanged(nodes)) continue;
      parts.delete(key);
      onChange(key);
    }
    if (parts.size === before) return;
    observer.disconnect();
    for (const nodes of parts.values()) for (const node of nodes) observe(node);
  }

  function observe(node: Node): void {
    observer.observe(node, { subtree: true, childList: true, characterData: true, attributes: true });
  }

  function look(): void {
    drop((nodes) => !nodes.every(({ isConnected }) => isConnected));
    if (parts.size === 0) clearInterval(timer);
    else onLook();
  }

  return {
    watch(key: Key, nodes: readonly Node[]): void {
      parts.set(key, nodes);
      for (const node of nodes) observe(node);
      clearInterval(timer);
      timer = setInterval(look, LOOK_MS);
    },
    end(): void {
      clearInterval(timer);
      observer.disconnect();
      parts.clear();
    },
  };
}
