import { createContactStore } from '../../../components/contacts/contact-store';
import { createWorld, type World } from '../../tasks/world/world';
import type { Figure, Findings } from '../kit/findings';

const MINUTE = 60_000;
const PEOPLE = 2000;
const STEP_MS = 1000;
/** Answers then take 40 to 240 ms. */
const LATENCY_MS = 20;

/** The promise applies to the limit that the API documents. */
const worlds: { what: string; limit: number; others: number; most?: number }[] = [
  { what: 'as the only client of the key', limit: 120, others: 0, most: 1.2 },
  { what: 'with 30 requests a minute from another program', limit: 120, others: 30, most: 1.2 },
  { what: 'with a limit of 300 a minute', limit: 300, others: 0 },
];

export const onlyCounts = true;

/**
 * How long the names of a task of 2,000 people take compared with the API's limit, and how many requests arrive in the
 * busiest minute. Runs in the simulated world of `test/tasks/world/`, where time costs nothing.
 */
export async function run(): Promise<Findings> {
  const figures: Figure[] = [];
  for (const { what, limit, others, most } of worlds) {
    const world = createWorld({ seed: 1, latencyMs: LATENCY_MS });
    world.api.limit = { requests: limit, since: 0, before: limit };
    world.api.othersAMinute = others;
    world.api.tasks.set('1', {
      id: '1',
      startedAt: 0,
      endsAt: 1,
      outcome: 'completed',
      // IDs that end in 4 have no profile.
      people: Array.from({ length: PEOPLE }, (_, n) => ({ personnelId: `${n}1`, phone: '+12025550143' })),
    });
    await world.ask((commands) => commands.track(['1']));
    figures.push(
      {
        what: `names of ${PEOPLE} people, ${what}`,
        value: (await namesKnownAfterMs(world)) / MINUTE,
        unit: 'min',
        against: { what: 'the fastest the limit allows', value: PEOPLE / (limit - others) },
        ...(most === undefined ? {} : { limit: { of: 'ratio', most } }),
      },
      {
        what: `requests in the busiest minute, ${what}`,
        value: mostInAMinute(world),
        unit: '',
        against: { what: 'the limit', value: limit - others },
        limit: { of: 'ratio', most: 1 },
      },
    );
  }
  return { figures };
}

async function namesKnownAfterMs(world: World): Promise<number> {
  const contacts = createContactStore(world.local);
  for (;;) {
    await world.clock.run(STEP_MS);
    const profiles = world.api.requests.filter(({ path }) => path.includes('/personnel/profile')).length;
    if (profiles < PEOPLE) continue;
    const all = [...(await contacts.all()).values()];
    if (all.length === PEOPLE && all.every(({ profile }) => profile)) return world.clock.elapsed();
  }
}

function mostInAMinute({ api: { requests } }: World): number {
  let first = 0;
  return requests.reduce((most, { at }, last) => {
    while ((requests[first]?.at ?? at) <= at - MINUTE) first++;
    return Math.max(most, last - first + 1);
  }, 0);
}
