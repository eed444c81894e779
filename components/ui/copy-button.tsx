import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { Icon } from './icon';

const SHOWN_AS_COPIED_MS = 1500;

interface Props {
  /** The accessible name and the title. */
  label: string;
  /** Resolves to whether the browser allowed it. */
  copy: () => Promise<boolean>;
  class?: string;
  /** See `use-row-focus.ts`. */
  control?: string;
  /** Text before the icon. */
  children?: ComponentChildren;
}

/** Copies, and confirms it for a moment. */
export function CopyButton({ label, copy, class: name = 'tool', control, children }: Props) {
  /** The label at that time: a row's button may come to copy another person's number. */
  const [copied, setCopied] = useState<string>();
  const isCopied = copied === label;
  async function onClick(): Promise<void> {
    if (!(await copy())) return;
    setCopied(label);
    setTimeout(setCopied, SHOWN_AS_COPIED_MS, undefined);
  }
  return (
    <button
      type="button"
      class={`quiet ${name} ${isCopied ? 'good' : ''}`}
      data-control={control}
      data-copy
      title={label}
      aria-label={label}
      onClick={() => void onClick()}
    >
      {children}
      <Icon name={isCopied ? 'done' : 'copy'} />
      <span class="hidden" role="status">
        {isCopied && i18n.t('popup.copied')}
      </span>
    </button>
  );
}

/** Resolves to whether the browser allowed it. */
export const copyText = (text: string): Promise<boolean> =>
  navigator.clipboard.writeText(text).then(
    () => true,
    () => false,
  );
