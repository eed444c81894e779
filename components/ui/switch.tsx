import type { ComponentChildren } from 'preact';

interface Props {
  isOn: boolean;
  onSwitch: (isOn: boolean) => void;
  children: ComponentChildren;
}

/** A switch that takes effect immediately. Its children are its label. */
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
        // Show the actual state until the change succeeds: the browser or storage may reject it.
        currentTarget.checked = isOn;
        onSwitch(isWanted);
      }}
    />
  </label>
);
