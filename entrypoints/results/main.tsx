import '../../components/ui/base.css';
import '../../components/results/results.css';
import { startResults } from '../../components/results/start-results';

const root = document.querySelector('#root');
if (root) void startResults(root);
