import { ArrowDownUp, CalendarArrowDown, FileDown, FileUp } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { ExportedTable } from '../../../lib/sheets';
import type { StoreDatabase, StoredObligation } from '../../../lib/store';
import { useText } from '../../i18n';
import { Button, Menu, useToast } from '../../ui';
import { useWork } from '../shared/store';
import { obligationLabel } from '../shared/words';
import { exportDeadlines, exportRows, FORMATS } from './exporting';

interface Item {
  id: string;
  label: string;
  icon?: ReactNode;
  onSelect: () => void;
}

interface ExchangeMenuProps {
  table: ExportedTable;
  /** The rows that the list shows, all of them. */
  rows: (database: StoreDatabase) => Promise<readonly object[]>;
  onImport?: () => void;
  /** Further ways out. */
  more?: Item[];
}

/** What a list takes in and gives out. */
export function ExchangeMenu({ table, rows, onImport, more = [] }: ExchangeMenuProps) {
  const { t, language, pick } = useText();
  const { database, today } = useWork();
  const toast = useToast();
  const [busy, setBusy] = useState(false);
  const give = async (way: (found: readonly object[]) => Promise<void>) => {
    setBusy(true);
    try {
      const found = await rows(database);
      await way(found);
      toast({ text: t('exchange.export.done', { n: found.length }) });
    } catch {
      toast({ text: t('exchange.export.failed') });
    } finally {
      setBusy(false);
    }
  };
  const words = { t, language, today };
  const items: Item[] = [
    ...(onImport ? [{ id: 'import', label: t('exchange.import.open'), icon: <FileUp aria-hidden />, onSelect: onImport }] : []),
    ...FORMATS.map((format) => ({
      id: format,
      label: t(`exchange.export.as.${format}`),
      icon: <FileDown aria-hidden />,
      onSelect: () => void give((found) => exportRows(table, found, format, words)),
    })),
    ...(table === 'obligations'
      ? [
          {
            id: 'ics',
            label: t('exchange.export.as.ics'),
            icon: <CalendarArrowDown aria-hidden />,
            onSelect: () =>
              void give((found) => exportDeadlines(found as readonly StoredObligation[], (one) => obligationLabel(pick, one), words)),
          },
        ]
      : []),
    ...more,
  ];
  return (
    <Menu
      trigger={
        <Button disabled={busy}>
          <ArrowDownUp aria-hidden />
          {t(onImport ? 'exchange.menu' : 'exchange.export.menu')}
        </Button>
      }
      items={items}
    />
  );
}
