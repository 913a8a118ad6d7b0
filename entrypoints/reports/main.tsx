import { createRoot } from 'react-dom/client';
import { App } from '../../components/App';
import { Reports } from '../../components/reports/Reports';
import { theStore } from '../../components/work/shared/database';
import { WorkProvider } from '../../components/work/shared/store';

createRoot(document.getElementById('root')!).render(
  <App>
    <WorkProvider database={theStore()}>
      <Reports />
    </WorkProvider>
  </App>,
);
