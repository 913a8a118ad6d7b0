import { createRoot } from 'react-dom/client';
import { App } from '../../components/App';
import { Popup } from '../../components/popup/Popup';

createRoot(document.getElementById('root')!).render(
  <App>
    <Popup />
  </App>,
);
