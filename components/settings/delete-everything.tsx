import { useState } from 'preact/hooks';
import { i18n } from '#i18n';

/** Asked for twice, since nothing brings it back. */
export function DeleteEverything({ onConfirmed }: { onConfirmed: () => Promise<unknown> }) {
  const [step, setStep] = useState<'idle' | 'sure' | 'done'>('idle');
  if (step === 'done') return <p role="status">{i18n.t('settings.data.deleted')}</p>;
  if (step === 'idle') {
    return (
      <div>
        <button type="button" onClick={() => setStep('sure')}>
          {i18n.t('settings.data.delete')}
        </button>
      </div>
    );
  }
  return (
    <div class="notice bad stack" role="alertdialog" aria-label={i18n.t('settings.data.delete')}>
      <p>{i18n.t('settings.data.sure')}</p>
      <div class="row">
        <button type="button" class="primary" onClick={() => void onConfirmed().then(() => setStep('done'))}>
          {i18n.t('settings.data.yes')}
        </button>
        <button type="button" onClick={() => setStep('idle')}>
          {i18n.t('settings.data.no')}
        </button>
      </div>
    </div>
  );
}
