/** "and" in the languages of company names, folded: how it is written says nothing, so that keys do without it. */
export const AND_WORDS: ReadonlySet<string> = new Set('and et und y e i och og en ja es si ve va и та і'.split(' '));
