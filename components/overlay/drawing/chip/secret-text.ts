import { EVENTS_REVEAL_TARGETS } from '../../../platform/platform';
import { make, part } from './chip-parts';
import { VAULT_STYLE } from './chip-style';

/** Attributes of chips and panels that a page must not read. `::before` and `::after` draw all but the label. */
type SecretName = 'data-shown' | 'data-country' | 'aria-label';

interface Vault {
  drawn: HTMLElement;
  label: HTMLElement;
}

const vaults = new WeakMap<HTMLElement, Vault>();

/**
 * Sets such an attribute. In Firefox, a page gets the element of a closed root that an event happens on, and so the whole
 * root. There, the texts are in another closed root inside the element, on which no event happens.
 */
export function setSecret(element: HTMLElement, name: SecretName, text: string): void {
  if (!EVENTS_REVEAL_TARGETS) {
    element.setAttribute(name, text);
    return;
  }
  const { drawn, label } = vaultIn(element);
  if (name === 'aria-label') label.dataset.shown = text;
  else drawn.setAttribute(name, text);
}

/** Draws the secrets of an element in the way of a chip's form. */
export function setSecretForm(element: HTMLElement, form: string): void {
  if (EVENTS_REVEAL_TARGETS) vaultIn(element).drawn.dataset.form = form;
}

function vaultIn(element: HTMLElement): Vault {
  const known = vaults.get(element);
  if (known) return known;
  const host = part('span', 'vault');
  const root = host.attachShadow({ mode: 'closed' });
  const [drawn, label, style] = [part('span', `drawn ${element.className}`), part('span', 'label'), make('style')];
  // A button is named by its label, everything else by what it shows.
  if (element.localName === 'button') drawn.setAttribute('aria-hidden', 'true');
  style.textContent = VAULT_STYLE;
  root.append(style, drawn, label);
  element.append(host);
  const made = { drawn, label };
  vaults.set(element, made);
  return made;
}
