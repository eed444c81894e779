import { MOST_CLUES_ASKED, MOST_SCOPES, type PageClues, type ScopeClues } from '../../contacts/matching/clues';
import type { OverlayMatch } from '../../messages/messages';

/** The page's questions to the worker. Doesn't repeat a question while the known contacts don't change. */
export interface MatchRequests {
  /** Pass `undefined` for no question. Rejects if the worker rejects; the same question is then asked again. */
  answerTo(page: PageClues | undefined): Promise<readonly OverlayMatch[]>;
  /** Repeats the last question, because the worker may have forgotten this page load. The answer is ignored. */
  repeat(): Promise<void>;
  /** Call when the known contacts may have changed: the next question is sent even if it is the same. */
  forget(): void;
}

/** How many questions are on their way at once, so that the worker needn't wait for the next one. */
const MOST_AT_ONCE = 5;

/** `ask` accepts at most `MOST_SCOPES` scopes with `MOST_CLUES_ASKED` clues per call. */
export function createMatchRequests(ask: (page: PageClues) => Promise<OverlayMatch[]>): MatchRequests {
  let asked: string | undefined;
  let answer: readonly OverlayMatch[] = [];
  let last: PageClues | undefined;

  async function askAll(page: PageClues): Promise<OverlayMatch[]> {
    const questions = inQuestions(page.scopes).entries();
    const answers: OverlayMatch[][] = [];
    async function askOn(): Promise<void> {
      for (const [at, scopes] of questions) answers[at] = await ask({ ...page, scopes });
    }
    await Promise.all(Array.from({ length: MOST_AT_ONCE }, askOn));
    return answers.flat();
  }

  return {
    async answerTo(page) {
      const question = JSON.stringify(page) ?? '';
      if (question === asked) return answer;
      // Before the answer arrives, so that a call of `forget` in the meantime takes effect.
      asked = question;
      last = page;
      try {
        answer = page ? await askAll(page) : [];
      } catch (error) {
        asked = undefined;
        throw error;
      }
      return answer;
    },
    async repeat() {
      if (last) await askAll(last);
    },
    forget: () => {
      asked = undefined;
    },
  };
}

function inQuestions(scopes: readonly ScopeClues[]): ScopeClues[][] {
  const questions: ScopeClues[][] = [];
  let clues = 0;
  for (const scope of scopes) {
    const last = questions.at(-1);
    clues += scope.clues.length;
    if (last && last.length < MOST_SCOPES && clues <= MOST_CLUES_ASKED) {
      last.push(scope);
      continue;
    }
    questions.push([scope]);
    clues = scope.clues.length;
  }
  return questions;
}
