import { useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';

/** Asked for twice, since nothing brings it back. */
export function DeleteEverything({ onConfirmed }: { onConfirmed: () => Promise<unknown> }) {
  const [outcome, setOutcome] = useState<'deleted' | 'notDeleted'>();
  const dialog = useRef<HTMLDialogElement>(null);

  async function confirm(): Promise<void> {
    dialog.current?.close();
    setOutcome(
      await onConfirmed().then(
        () => 'deleted' as const,
        () => 'notDeleted' as const,
      ),
    );
  }

  return (
    <div class="stack">
      <h3>{i18n.t('settings.data.delete')}</h3>
      <p class="small soft">{i18n.t('settings.data.deleteHint')}</p>
      <div>
        <button type="button" class="danger" onClick={() => dialog.current?.showModal()}>
          {i18n.t('settings.data.deleteAll')}
        </button>
      </div>
      <p class={`small says ${outcome === 'notDeleted' ? 'bad' : ''}`} role="status">
        {outcome && i18n.t(`settings.data.${outcome}`)}
      </p>
      <dialog ref={dialog} class="card stack" aria-labelledby="delete">
        <h2 id="delete">{i18n.t('settings.data.deleteTitle')}</h2>
        <p>{i18n.t('settings.data.sure')}</p>
        <div class="row answers">
          <button type="button" onClick={() => dialog.current?.close()}>
            {i18n.t('settings.data.no')}
          </button>
          <button type="button" class="danger" onClick={() => void confirm()}>
            {i18n.t('settings.data.yes')}
          </button>
        </div>
      </dialog>
    </div>
  );
}
