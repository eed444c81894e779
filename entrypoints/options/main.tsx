import '../../components/ui/base.css';
import '../../components/settings/page/options.css';
import { i18n } from '#i18n';
import { openPage } from '../../components/opening/open-page';
import { createOptions } from '../../components/options/start-options';

const root = document.querySelector('#root');
if (root) void openPage(i18n.t('settings.title'), (local) => createOptions(root, local));
