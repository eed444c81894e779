import { render } from 'preact';
import { useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { createUseMark } from '../storage/use-mark';
import { ConfirmDialog } from '../ui/confirm-dialog';
import { Notice } from '../ui/notice';

/** Replaces a page whose data the browser can't read. */
function StorageFailure({ details }: { details: string }) {
  const [isAsking, setAsking] = useState(false);
  const [hasFailed, setFailed] = useState(false);

  function startAgain(): void {
    // Not in the worker, which reads the storage before it deletes.
    void Promise.all([browser.storage.local.clear(), browser.storage.session.clear()]).then(
      () => {
        createUseMark(localStorage).remove();
        location.reload();
      },
      () => setFailed(true),
    );
  }

  return (
    <main class="stack">
      <h1>{i18n.t('storageFailure.title')}</h1>
      <Notice tone="bad" icon="warning">
        {i18n.t('storageFailure.why')}
      </Notice>
      <p>{i18n.t('storageFailure.restart')}</p>
      <p>{i18n.t('storageFailure.reset')}</p>
      <p class="small soft">{i18n.t('storageFailure.details', [details])}</p>
      {hasFailed && (
        <p class="bad" role="alert">
          {i18n.t('storageFailure.notDeleted')}
        </p>
      )}
      <div class="row answers">
        <button type="button" class="danger" onClick={() => setAsking(true)}>
          {i18n.t('storageFailure.startAgain')}
        </button>
        <button type="button" class="primary" onClick={() => location.reload()}>
          {i18n.t('popup.tryAgain')}
        </button>
      </div>
      {isAsking && (
        <ConfirmDialog
          asks={i18n.t('settings.data.deleteTitle')}
          hint={i18n.t('settings.data.sure')}
          no={i18n.t('settings.data.no')}
          yes={i18n.t('settings.data.yes')}
          onYes={startAgain}
          onClose={() => setAsking(false)}
        />
      )}
    </main>
  );
}

export function showStorageFailure(error: unknown): void {
  const place = document.createElement('div');
  document.body.replaceChildren(place);
  render(<StorageFailure details={String(error)} />, place);
}
