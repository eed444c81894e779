import { type Field, shownBy } from '../../page/field';
import { showsNamePart } from './split-name';

/** The fields of a page with what they showed when they were read: scripts change them without a word. */
export interface FieldValues {
  note(field: Field): void;
  /** Those that show something else now. */
  changed(): Field[];
  /** Those that show a part of a name of which another field may have the rest; none unless a field came, went or changed. */
  nameParts(): HTMLInputElement[];
}

export function createFieldValues(): FieldValues {
  const shown = new Map<Field, string>();
  let mayHaveNewNeighbours = false;

  return {
    note(field) {
      shown.set(field, shownBy(field));
      mayHaveNewNeighbours = true;
    },
    changed() {
      const changed: Field[] = [];
      for (const [field, value] of shown) {
        if (!field.isConnected) mayHaveNewNeighbours = shown.delete(field);
        else if (shownBy(field) !== value) changed.push(field);
      }
      return changed;
    },
    nameParts() {
      if (!mayHaveNewNeighbours) return [];
      mayHaveNewNeighbours = false;
      return [...shown.keys()].filter((field) => field instanceof HTMLInputElement).filter(showsNamePart);
    },
  };
}
