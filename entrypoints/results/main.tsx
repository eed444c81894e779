import '../../components/ui/base.css';
import '../../components/results/results.css';
import { i18n } from '#i18n';
import { openPage } from '../../components/opening/open-page';
import { createResults } from '../../components/results/start-results';

const root = document.querySelector('#root');
if (root) void openPage(i18n.t('results.title'), (local) => createResults(root, local));
