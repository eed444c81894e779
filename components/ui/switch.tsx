import type { ComponentChildren } from 'preact';

interface Props {
  isOn: boolean;
  onSwitch: (isOn: boolean) => void;
  children: ComponentChildren;
}

/** On or off, at once. Its words are its name. */
export const Switch = ({ isOn, onSwitch, children }: Props) => (
  <label class="row switch">
    <span class="grow">{children}</span>
    <input
      type="checkbox"
      role="switch"
      checked={isOn}
      aria-checked={isOn}
      onChange={({ currentTarget }) => {
        const isWanted = currentTarget.checked;
        // It shows what is, not what is wanted: the browser, or storage, may refuse.
        currentTarget.checked = isOn;
        onSwitch(isWanted);
      }}
    />
  </label>
);
