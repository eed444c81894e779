import type { CDPSession } from '@playwright/test';

interface TraceEvent {
  name: string;
  ph: string;
  ts: number;
  dur?: number;
  pid: number;
  tid: number;
}

/** Events that run scripts. */
const SCRIPTS = new Set(['FunctionCall', 'EvaluateScript', 'RunMicrotasks', 'v8.callFunction']);

export interface Layouts {
  all: number;
  /** Layouts that a script forced, whichever script it was. */
  forced: number;
}

/** The layouts of a page's process during `work`. */
export async function layoutsDuring(devtools: CDPSession, work: () => Promise<void>): Promise<Layouts> {
  const events: TraceEvent[] = [];
  devtools.on('Tracing.dataCollected', ({ value }) => void events.push(...(value as unknown as TraceEvent[])));
  const complete = new Promise((resolve) => devtools.once('Tracing.tracingComplete', resolve));
  await devtools.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['devtools.timeline', 'v8.execute'], excludedCategories: ['*'] },
  });
  await work();
  await devtools.send('Tracing.end');
  await complete;
  const layouts = events.filter(({ name, ph }) => name === 'Layout' && (ph === 'X' || ph === 'B'));
  const scripts = events.filter(({ name, ph }) => SCRIPTS.has(name) && ph === 'X');
  const forced = layouts.filter((layout) =>
    scripts.some(
      ({ pid, tid, ts, dur = 0 }) =>
        pid === layout.pid && tid === layout.tid && ts <= layout.ts && layout.ts <= ts + dur,
    ),
  );
  return { all: layouts.length, forced: forced.length };
}
