import { MOST_CLUES_ASKED, MOST_SCOPES, type PageClues, type ScopeClues } from '../../contacts/matching/clues';
import type { OverlayMatch } from '../../messages/messages';

/** What the page asks the worker: nothing twice, as long as nobody else is known. */
export interface MatchRequests {
  /** `undefined` is no question. Rejects when the worker did; the same is asked again then. */
  answerTo(page: PageClues | undefined): Promise<readonly OverlayMatch[]>;
  /** Asks the last question again, whose page load the worker may have forgotten. What is shown stays. */
  repeat(): Promise<void>;
  /** Other people may be known now: the next question is sent again, even if an answer is pending. */
  forget(): void;
}

/** `ask` takes at most `MOST_SCOPES` scopes with `MOST_CLUES_ASKED` clues at once. */
export function createMatchRequests(ask: (page: PageClues) => Promise<OverlayMatch[]>): MatchRequests {
  let asked: string | undefined;
  let answer: readonly OverlayMatch[] = [];
  let last: PageClues | undefined;

  async function askAll(page: PageClues): Promise<OverlayMatch[]> {
    const answers: OverlayMatch[] = [];
    for (const scopes of inQuestions(page.scopes)) answers.push(...(await ask({ ...page, scopes })));
    return answers;
  }

  return {
    async answerTo(page) {
      const question = JSON.stringify(page) ?? '';
      if (question === asked) return answer;
      // Before it is answered: whoever forgets it meanwhile must not have the old answer taken for good.
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
