import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchBrowser } from '../../e2e/browsers/browser';
import { setSiteAccess } from '../../e2e/browsers/preferences';
import { createBridge, type Extension } from '../../e2e/kit/extension';
import { startSite } from '../../e2e/kit/site';
import type { Person } from '../simulator/people/people';
import { type Simulator, startSimulator } from '../simulator/simulator';
import { answerAsCrm } from './answer-as-crm';

export const CRM = 'https://app.tidebook.example';

/** Everything the demo needs, and its cast. */
export interface Stage {
  simulator: Simulator;
  extension: Extension;
  /** Starts the task, as a user would in Lensmor, and returns its ID. */
  startTask(durationMs: number): string;
  /** The people of the task whose phones will be unlocked. */
  delivered: readonly Person[];
  /** The people of the task whose phones will not. */
  failed: readonly Person[];
  close(): Promise<void>;
}

/**
 * Starts the simulator, the demo CRM and the browser. The CRM is already allowed, as if the user had confirmed the
 * dialog.
 */
export async function setUpStage({ headless }: { headless: boolean }): Promise<Stage> {
  const simulator = await startSimulator();
  const cast = simulator.people.filter(canBeCast).slice(0, 10);
  const failed = cast.filter((_, index) => index % 5 === 3);
  const people = cast.map(({ personnelId, phone }) => ({
    personnelId,
    outcome: failed.some((person) => person.personnelId === personnelId)
      ? ({ kind: 'failed', errorCode: 'PHONE_NOT_FOUND' } as const)
      : ({ kind: 'unlocked', phone } as const),
  }));

  const site = await startSite();
  site.serve(`${CRM}/*`, answerAsCrm([...cast, ...extras(simulator.people, cast)]));
  const profile = mkdtempSync(join(tmpdir(), 'demo-profile-'));
  await allowCrm(profile);
  const { httpsPort: simulatorHttpsPort } = simulator;
  const extension = await createBridge(profile, () => launchBrowser({ profile, simulatorHttpsPort, site, headless }));

  return {
    simulator,
    extension,
    startTask: (durationMs) => simulator.createTask({ durationMs, people }),
    delivered: cast.filter((person) => !failed.includes(person)),
    failed,
    async close() {
      await extension.context.close();
      await Promise.all([simulator.close(), site.close()]);
      rmSync(profile, { recursive: true, force: true });
    },
  };
}

/** Without fonts for Chinese and Korean, screenshots on a new machine would show boxes. */
const canBeCast = ({ fullName, companyName }: Person) =>
  companyName !== null && !/\p{Script=Han}|\p{Script=Hangul}/u.test(fullName);

/** People who are not in the task: namesakes of the cast at other companies first, then others. */
function extras(people: readonly Person[], cast: readonly Person[]): Person[] {
  const others = people.filter((person) => canBeCast(person) && !cast.includes(person));
  const isNamesake = (person: Person) => cast.some(({ fullName }) => fullName === person.fullName);
  const colleagues = others.filter((person) => cast.some(({ companyName }) => companyName === person.companyName));
  return [...new Set([...others.filter(isNamesake), ...colleagues.slice(0, 4), ...others.slice(20, 23)])];
}

async function allowCrm(profile: string): Promise<void> {
  const nobody = { port: 1, httpsPort: 1 };
  const { context, extensionId } = await launchBrowser({ profile, simulatorHttpsPort: 1, site: nobody });
  await context.close();
  setSiteAccess(profile, extensionId, CRM, true);
}
