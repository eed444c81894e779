import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { ConfirmDialog } from '../../../ui/confirm-dialog';

/** Asks for confirmation, because it can't be undone. */
export function DeleteEverything({ onConfirmed }: { onConfirmed: () => Promise<unknown> }) {
  const [outcome, setOutcome] = useState<'deleted' | 'notDeleted'>();
  const [isAsking, setAsking] = useState(false);

  async function confirm(): Promise<void> {
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
        <button type="button" class="danger" onClick={() => setAsking(true)}>
          {i18n.t('settings.data.deleteAll')}
        </button>
      </div>
      <p class={`small says ${outcome === 'notDeleted' ? 'bad' : ''}`} role="status">
        {outcome && i18n.t(`settings.data.${outcome}`)}
      </p>
      {isAsking && (
        <ConfirmDialog
          asks={i18n.t('settings.data.deleteTitle')}
          hint={i18n.t('settings.data.sure')}
          no={i18n.t('settings.data.no')}
          yes={i18n.t('settings.data.yes')}
          onYes={() => void confirm()}
          onClose={() => setAsking(false)}
        />
      )}
    </div>
  );
}
