import { useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { saveFile } from '../../../ui/save-file';
import { MOST_BYTES, readSettingsFile, type SettingsFile, writeSettingsFile } from '../../settings-file';
import { ImportReview, type Receiving } from './import-review';

type ReadFile = Extract<SettingsFile, { kind: 'read' }>;

/** Exports the settings to a file, and imports them after a review. */
export function SettingsTransfer(receiving: Receiving) {
  const { settings, access, showStatus } = receiving;
  const [problem, setProblem] = useState<string>();
  const [file, setFile] = useState<ReadFile>();
  const picker = useRef<HTMLInputElement>(null);
  const button = useRef<HTMLButtonElement>(null);

  async function save(): Promise<void> {
    const sites = await access.list(settings.apiAddress);
    saveFile('phones-for-lensmor-settings.json', 'application/json', writeSettingsFile(settings, sites));
    showStatus(i18n.t('settings.file.exported'));
  }

  async function read(picked: File | undefined): Promise<void> {
    setFile(undefined);
    if (!picked) return;
    const found: SettingsFile = picked.size > MOST_BYTES ? { kind: 'notOne' } : readSettingsFile(await picked.text());
    setProblem(found.kind === 'read' ? undefined : i18n.t(`settings.file.${found.kind}`));
    if (found.kind === 'read') setFile(found);
  }

  return (
    <div class="stack">
      <h3>{i18n.t('settings.file.title')}</h3>
      <p class="small soft">{i18n.t('settings.file.hint')}</p>
      <div class="row wrap">
        <button type="button" onClick={() => void save()}>
          {i18n.t('settings.file.export')}
        </button>
        <button ref={button} type="button" onClick={() => picker.current?.click()}>
          {i18n.t('settings.file.import')}
        </button>
        <input
          ref={picker}
          type="file"
          accept=".json,application/json"
          hidden
          aria-label={i18n.t('settings.file.import')}
          onChange={({ currentTarget }) => {
            void read(currentTarget.files?.[0]);
            // Allows picking the same file again after fixing it.
            currentTarget.value = '';
          }}
        />
      </div>
      <p class="small bad says" role="alert">
        {problem}
      </p>
      {file && (
        <ImportReview
          {...receiving}
          file={file}
          onClose={() => {
            setFile(undefined);
            button.current?.focus();
          }}
        />
      )}
    </div>
  );
}
