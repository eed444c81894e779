/** The results of a benchmark. */
export interface Findings {
  /** Values with a comparison or a limit: rows of the single table that `npm run bench` ends with. */
  figures?: readonly Figure[];
  /** Everything that doesn't fit into a row. */
  tables?: readonly Table[];
}

/** One figure. Ratios are computed from it, so benchmarks don't round. */
export interface Figure {
  /** For example, `50,000 texts read, 10,000 contacts known`. */
  what: string;
  value: number;
  /** The unit of both values, such as `ms`, `kB`, `writes`. */
  unit: string;
  /** The comparison, measured in the same run. */
  against?: { what: string; value: number };
  /** The maximum of the value, or of its ratio to `against`. */
  limit?: { of: 'value' | 'ratio'; most: number };
}

/** Results in rows of text and numbers. */
export interface Table {
  title: string;
  columns: readonly string[];
  rows: readonly (readonly (string | number)[])[];
  /** How it was measured, in one sentence. */
  note?: string;
}

/** Nothing beside nothing is equal. */
export const ratioOf = ({ value, against }: Figure): number | undefined =>
  against && (value === against.value ? 1 : value / against.value);

/** `undefined` if there is no limit. */
export function isWithinLimit(figure: Figure): boolean | undefined {
  const { value, limit } = figure;
  const limited = limit?.of === 'ratio' ? ratioOf(figure) : value;
  return limit && limited !== undefined ? limited <= limit.most : undefined;
}

export function tableOfFigures(title: string, figures: readonly Figure[]): Table {
  return {
    title,
    columns: ['', 'value', 'beside', '', 'times', 'limit', ''],
    rows: figures.map((figure) => {
      const { what, value, unit, against, limit } = figure;
      const ratio = ratioOf(figure);
      const inUnit = (number: number) => `${shown(number)} ${unit}`.trim();
      return [
        what,
        inUnit(value),
        against?.what ?? '',
        against ? inUnit(against.value) : '',
        ratio === undefined ? '' : `${shown(ratio)}×`,
        limit ? `≤ ${limit.of === 'ratio' ? `${limit.most}×` : inUnit(limit.most)}` : '',
        { true: 'met', false: 'missed', undefined: '' }[String(isWithinLimit(figure))] ?? '',
      ];
    }),
  };
}

/** Three significant digits are all a measurement has. */
const shown = (value: number): string =>
  Math.abs(value) >= 100 ? String(Math.round(value)) : String(Number(value.toPrecision(3)));

/** Numbers are right-aligned, text is left-aligned. */
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

/** The percentile: the value that this share (0 to 1) does not exceed. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

export const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

export const rounded = (value: number, digits = 1): number => Number(value.toFixed(digits));
