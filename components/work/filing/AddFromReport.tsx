import { FolderInput } from 'lucide-react';
import { useState } from 'react';
import type { CheckReport } from '../../../lib/check';
import { useText } from '../../i18n';
import { Button } from '../../ui';
import { FileInto } from './FileInto';
import { fromReport, type Incoming } from './incoming';

/** From a check: what the draft says of itself becomes a line of the register, in a dossier. */
export function AddFromReport({ report }: { report: CheckReport }) {
  const { t } = useText();
  const [documents, setDocuments] = useState<Incoming[] | null>(null);
  return (
    <>
      <Button onClick={() => setDocuments([fromReport(report)])}>
        <FolderInput aria-hidden />
        {t('filing.open')}
      </Button>
      {documents && <FileInto documents={documents} onClose={() => setDocuments(null)} />}
    </>
  );
}
