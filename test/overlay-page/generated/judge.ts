import type { OverlayPage } from '../open-page';
import type { Entry, GeneratedPage } from './generate';

/** The results of one record of a page. */
export interface Count {
  dialect: string;
  rewrite: string;
  trap: string;
  expected: number;
  found: number;
  /** Chips for the wrong person. */
  wrong: number;
  doubled: number;
}

type Chips = Awaited<ReturnType<OverlayPage['chips']>>;

export const judge = ({ dialect, rewrite, entries }: GeneratedPage, chips: Chips): Count[] => [
  ...entries.map((entry, at) =>
    countOf(
      { dialect, rewrite },
      entry,
      chips.filter(({ place }) => place === `p${at}`),
    ),
  ),
  // A chip outside all records is wrong.
  {
    dialect,
    rewrite,
    trap: 'outside',
    expected: 0,
    found: 0,
    wrong: chips.filter(({ place }) => !/^p\d+$/.test(place)).length,
    doubled: 0,
  },
];

function countOf(page: Pick<Count, 'dialect' | 'rewrite'>, { trap, who }: Entry, chips: Chips): Count {
  const right = who ? chips.filter(({ person }) => person === who.name) : [];
  return {
    ...page,
    trap,
    expected: who ? 1 : 0,
    found: Math.min(1, right.length),
    // A mention may have its own chip, but only at the person's name.
    wrong: chips.filter((chip) => !right.includes(chip)).length,
    doubled: Math.max(0, right.length - 1),
  };
}

export const isFaulty = (counts: readonly Count[]): boolean =>
  counts.some(({ expected, found, wrong, doubled }) => wrong + doubled > 0 || found < expected);
