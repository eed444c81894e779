import type { OverlayPage } from '../open-page';
import type { Entry, GeneratedPage } from './generate';

/** One mistake or success on a page, by the record that it belongs to. */
export interface Count {
  dialect: string;
  trap: string;
  expected: number;
  found: number;
  /** Chips for somebody who does not belong there. */
  wrong: number;
  doubled: number;
}

type Chips = Awaited<ReturnType<OverlayPage['chips']>>;

export const judge = ({ dialect, entries }: GeneratedPage, chips: Chips): Count[] => [
  ...entries.map((entry, at) =>
    countOf(
      dialect,
      entry,
      chips.filter(({ place }) => place === `p${at}`),
    ),
  ),
  // A chip outside of all records is nobody's.
  {
    dialect,
    trap: 'outside',
    expected: 0,
    found: 0,
    wrong: chips.filter(({ place }) => !/^p\d+$/.test(place)).length,
    doubled: 0,
  },
];

function countOf(dialect: string, { trap, who }: Entry, chips: Chips): Count {
  const right = who ? chips.filter(({ person }) => person === who.name) : [];
  return {
    dialect,
    trap,
    expected: who ? 1 : 0,
    found: Math.min(1, right.length),
    // A mention may have a chip of its own at the words that name the person, and no other place.
    wrong: chips.filter((chip) => !right.includes(chip)).length,
    doubled: Math.max(0, right.length - 1),
  };
}

export const isFaulty = (counts: readonly Count[]): boolean =>
  counts.some(({ expected, found, wrong, doubled }) => wrong + doubled > 0 || found < expected);
