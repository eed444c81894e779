import { useLayoutEffect, useRef } from 'preact/hooks';

interface Props {
  asks: string;
  /** What would be lost. */
  hint: string;
  no: string;
  yes: string;
  onYes: () => void;
  /** Whatever was answered: it is to be drawn no more. */
  onClose: () => void;
}

/** Asks once more before something that nothing brings back. It is open for as long as it is drawn. */
export function ConfirmDialog({ asks, hint, no, yes, onYes, onClose }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} class="card stack" aria-labelledby="asks" onClose={onClose}>
      <h2 id="asks">{asks}</h2>
      <p>{hint}</p>
      <div class="row answers">
        <button type="button" onClick={() => dialog.current?.close()}>
          {no}
        </button>
        <button
          type="button"
          class="danger"
          onClick={() => {
            dialog.current?.close();
            onYes();
          }}
        >
          {yes}
        </button>
      </div>
    </dialog>
  );
}
