import { i18n } from '#i18n';

/** Stands below what a policy decides and nobody here can change, and describes it by its `id`. */
export const ManagedNote = ({ id }: { id: string }) => (
  <p id={id} class="small soft">
    {i18n.t('settings.byOrganisation')}
  </p>
);
