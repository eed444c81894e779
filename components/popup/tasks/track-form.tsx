import { useEffect, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { sendMessage } from '../../messages/send';
import { nameOfTask } from '../../tasks/describe-task';
import type { parseTaskInput } from '../../tasks/input/parse-task-input';

/** Not needed until something is typed. */
const loadParser = () => import('../../tasks/input/parse-task-input');

interface Props {
  /** IDs of the tasks that are already tracked. */
  followed: ReadonlySet<string>;
  takesFocus: boolean;
}

/** Accepts one task ID, several, or the JSON response of the unlock request. */
export function TrackForm({ followed, takesFocus }: Props) {
  const [draft, setDraft] = useState('');
  const [problem, setProblem] = useState<string>();
  const [outcome, setOutcome] = useState<string>();
  const [parser, setParser] = useState<Awaited<ReturnType<typeof loadParser>>>();
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => void loadParser().then(setParser), []);
  useEffect(() => {
    if (takesFocus) field.current?.focus();
  }, [takesFocus]);

  function change(text: string): void {
    setDraft(text);
    setProblem(undefined);
    setOutcome(undefined);
  }

  async function track(event?: Event): Promise<void> {
    event?.preventDefault();
    field.current?.focus();
    const { describeInputProblem, parseTaskInput } = await loadParser();
    const input = parseTaskInput(draft);
    if ('problem' in input) return setProblem(describeInputProblem(input.problem, i18n.t));
    try {
      const { added, alreadyFollowed } = await sendMessage('tasks.track', { ids: input.ids });
      // Keep anything the user typed in the meantime.
      setDraft((now) => (now === draft ? '' : now));
      setOutcome(alreadyFollowed.length > 0 && added.length === 0 ? i18n.t('popup.alreadyFollowed') : undefined);
    } catch {
      setProblem(i18n.t('extension.notDone'));
    }
  }

  return (
    <form class="stack" onSubmit={track}>
      <div class="row">
        <textarea
          ref={field}
          id="task-id"
          class="grow number"
          rows={1}
          spellcheck={false}
          aria-label={i18n.t('popup.taskId')}
          placeholder={i18n.t('popup.taskIdHint')}
          value={draft}
          aria-invalid={problem !== undefined}
          aria-describedby="task-id-says"
          onInput={(event) => change(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
            event.preventDefault();
            void track();
          }}
        />
        <button type="submit" class="primary">
          {i18n.t('popup.track')}
        </button>
      </div>
      <p id="task-id-says" class={`small says ${problem ? 'bad' : 'soft'}`} role="status">
        {problem ?? outcome ?? (parser && preview(parser.parseTaskInput(draft), draft, followed))}
      </p>
    </form>
  );
}

/** How the input is understood, such as "3 tasks, 1 already tracked". Nothing for a single plain ID. */
function preview(
  input: ReturnType<typeof parseTaskInput>,
  draft: string,
  followed: ReadonlySet<string>,
): string | undefined {
  if ('problem' in input) return undefined;
  const [first = ''] = input.ids;
  const known = input.ids.filter((id) => followed.has(id)).length;
  if (input.ids.length === 1 && known === 0 && draft.trim() === first) return undefined;
  const tasks = input.ids.length === 1 ? nameOfTask({ id: first }, i18n.t) : i18n.t('popup.tasks', input.ids.length);
  return known === 0 ? tasks : `${tasks}, ${i18n.t('popup.followedAlready', known)}`;
}
