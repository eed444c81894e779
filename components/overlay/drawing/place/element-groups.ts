/** Groups items by element. Removed items are dropped when another item is added to the same element. */
export function createElementGroups<One extends { isRemoved?: boolean }>() {
  const groups = new WeakMap<Node, Set<One>>();
  return {
    add(element: Element, one: One): void {
      const group = groups.get(element) ?? new Set();
      for (const other of group) if (other.isRemoved) group.delete(other);
      groups.set(element, group.add(one));
    },
    of: (node: Node): Iterable<One> => groups.get(node) ?? [],
  };
}
