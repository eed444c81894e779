/** What a bench found, as it is printed; with `--json`, as it is. */
export interface Table {
  title: string;
  columns: readonly string[];
  rows: readonly (readonly (string | number)[])[];
  /** How it was measured, in a sentence. */
  note?: string;
}

/** Numbers to the right, words to the left. */
export function printTable({ title, columns, rows, note }: Table): string {
  const cells = [columns, ...rows].map((row) => row.map(String));
  const widths = columns.map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  const isNumeric = columns.map((_, column) => rows.every((row) => typeof row[column] === 'number'));
  const lines = cells.map((row) =>
    row
      .map((cell, column) =>
        isNumeric[column] ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd(),
  );
  const [head = '', ...body] = lines;
  return [title, head, widths.map((width) => '─'.repeat(width)).join('  '), ...body, ...(note ? [note] : [])].join(
    '\n',
  );
}

/** The value that this share (0 to 1) of them does not exceed. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

export const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

export const rounded = (value: number, digits = 1): number => Number(value.toFixed(digits));
