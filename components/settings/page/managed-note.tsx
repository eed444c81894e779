import { i18n } from '#i18n';

/** Explains that a policy sets this value. Controls refer to it with `aria-describedby`. */
export const ManagedNote = ({ id }: { id: string }) => (
  <p id={id} class="small soft">
    {i18n.t('settings.byOrganisation')}
  </p>
);
