import '../../components/ui/base.css';
import '../../components/popup/popup.css';
import { startPopup } from '../../components/popup/start-popup';

const root = document.querySelector('#root');
if (root) void startPopup(root);
