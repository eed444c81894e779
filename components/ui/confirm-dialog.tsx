import { useLayoutEffect, useRef } from 'preact/hooks';

interface Props {
  asks: string;
  /** What the action deletes. */
  hint: string;
  no: string;
  yes: string;
  onYes: () => void;
  /** Called after either answer: stop rendering the dialog. */
  onClose: () => void;
}

/** Asks for confirmation before an action that can't be undone. It is open while it is rendered. */
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
