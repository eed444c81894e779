import { useLayoutEffect, useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import { nameOf, type PersonRow } from './person-rows';

interface Props {
  row: PersonRow;
  onClose: () => void;
  onForget: (row: PersonRow) => void;
}

/** Asks before a person is forgotten: a number that was paid for would be lost. */
export function ForgetDialog({ row, onClose, onForget }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => dialog.current?.showModal(), []);

  function forget(): void {
    dialog.current?.close();
    onForget(row);
  }

  return (
    <dialog ref={dialog} class="card stack" aria-labelledby="forget" onClose={onClose}>
      <h2 id="forget">{i18n.t('results.forgetTitle', [nameOf(row, i18n.t)])}</h2>
      <p>{i18n.t('results.forgetHint')}</p>
      <div class="row answers">
        <button type="button" onClick={() => dialog.current?.close()}>
          {i18n.t('results.forgetNo')}
        </button>
        <button type="button" class="danger" onClick={forget}>
          {i18n.t('results.forgetYes')}
        </button>
      </div>
    </dialog>
  );
}
