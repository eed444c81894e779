/** "and" in the languages of company names, folded. Keys omit it, because it is written in different ways. */
export const AND_WORDS: ReadonlySet<string> = new Set('and et und y e i och og en ja es si ve va и та і'.split(' '));
