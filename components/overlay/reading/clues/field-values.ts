import { type Field, shownBy } from '../../page/field';
import { showsNamePart } from './split-name';

/** The page's fields with their values when they were read. No event reports values set by scripts. */
export interface FieldValues {
  note(field: Field): void;
  /** The fields with another value now. */
  changed(): Field[];
  /** Fields that may contain half a name, if any field was added, removed or changed since the last call. */
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
