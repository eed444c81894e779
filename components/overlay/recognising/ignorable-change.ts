/** Whether a change can't affect the result: it is our own, or only a counter's next step. */
export function isIgnorableChange(record: MutationRecord, isOwn: (node: Node) => boolean): boolean {
  // Read one by one, because lists change thousands of texts at once.
  const { type } = record;
  if (type === 'attributes') return false;
  if (type === 'characterData') return isSameBesideDigits(record.oldValue ?? '', (record.target as CharacterData).data);
  const { addedNodes, removedNodes } = record;
  const [removed, added] = [removedNodes[0], addedNodes[0]];
  if (removedNodes.length === 0) return [...addedNodes].every((node) => isOwn(node) || node instanceof Comment);
  return (
    removedNodes.length === 1 &&
    addedNodes.length === 1 &&
    removed instanceof Text &&
    added instanceof Text &&
    isSameBesideDigits(removed.data, added.data)
  );
}

/** "5 s ago" and "6 s ago" are equivalent. */
const isSameBesideDigits = (one: string, other: string): boolean =>
  one.length < 100 &&
  other.length < 100 &&
  // First, because replacing takes longer and most texts differ in their first letter.
  (one[0] === other[0] || /\d/.test(other.charAt(0))) &&
  one.replace(/\d+/g, '0') === other.replace(/\d+/g, '0');
