import { createRoot } from 'react-dom/client';
import { App } from '../../components/App';
import { DocumentView } from '../../components/document-view/DocumentView';

createRoot(document.getElementById('root')!).render(
  <App>
    <DocumentView token={location.hash.slice(1)} />
  </App>,
);
