import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { sendMessage } from '../messages/send';
import { describeInputProblem, parseTaskInput } from './parse-task-input';

/** Takes a task ID, several at once, or the JSON that starting an unlock answered with. */
export function TrackForm({ followed }: { followed: ReadonlySet<string> }) {
  const [draft, setDraft] = useState('');
  const [problem, setProblem] = useState<string>();
  const [outcome, setOutcome] = useState<string>();

  function change(text: string): void {
    setDraft(text);
    setProblem(undefined);
    setOutcome(undefined);
  }

  async function track(event?: Event): Promise<void> {
    event?.preventDefault();
    const input = parseTaskInput(draft);
    if ('problem' in input) return setProblem(describeInputProblem(input.problem, i18n.t));
    try {
      const { added, alreadyFollowed } = await sendMessage('tasks.track', { ids: input.ids });
      setDraft('');
      setOutcome(alreadyFollowed.length > 0 && added.length === 0 ? i18n.t('popup.alreadyFollowed') : undefined);
    } catch {
      setProblem(i18n.t('popup.notTracked'));
    }
  }

  return (
    <form class="stack" onSubmit={track}>
      <label for="task-id">{i18n.t('popup.taskId')}</label>
      <div class="row">
        <textarea
          id="task-id"
          class="grow number"
          rows={1}
          autofocus
          spellcheck={false}
          placeholder={i18n.t('popup.taskIdHint')}
          value={draft}
          aria-invalid={problem !== undefined}
          aria-describedby="task-id-says"
          onInput={(event) => change(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.shiftKey) return;
            event.preventDefault();
            void track();
          }}
        />
        <button type="submit" class="primary">
          {i18n.t('popup.track')}
        </button>
      </div>
      <p id="task-id-says" class="small" role="status">
        {problem ? <span class="bad">{problem}</span> : <span class="soft">{outcome ?? preview(draft, followed)}</span>}
      </p>
    </form>
  );
}

/** What a paste of more than one ID was understood as: "3 tasks, 1 already followed". */
function preview(draft: string, followed: ReadonlySet<string>): string {
  const input = parseTaskInput(draft);
  if ('problem' in input) return '';
  const known = input.ids.filter((id) => followed.has(id)).length;
  if (input.ids.length < 2 && known === 0) return '';
  const tasks = i18n.t('popup.tasks', input.ids.length);
  return known === 0 ? tasks : `${tasks}, ${i18n.t('popup.followedAlready', known)}`;
}
