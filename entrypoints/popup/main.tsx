import '../../components/ui/base.css';
import '../../components/popup/popup.css';
import { i18n } from '#i18n';
import { openPage } from '../../components/opening/open-page';
import { createPopup } from '../../components/popup/start-popup';

const root = document.querySelector('#root');
if (root) void openPage(i18n.t('extension.name'), (local) => createPopup(root, local));
