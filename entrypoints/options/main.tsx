import { createRoot } from 'react-dom/client';
import { App } from '../../components/App';
import { Options } from '../../components/options/Options';

createRoot(document.getElementById('root')!).render(<App>{(effective) => <Options effective={effective} />}</App>);
