import '../../components/ui/base.css';
import '../../components/settings/page/options.css';
import { startOptions } from '../../components/options/start-options';

const root = document.querySelector('#root');
if (root) void startOptions(root);
