import { blankMapping, fieldsOf, guessMapping, type Mapping, missingFields, TABLE_KINDS } from '../../../lib/sheets';
import { type TextKey, useText } from '../../i18n';
import { Button, Select, TextField } from '../../ui';
import styles from '../shared/Work.module.css';
import own from './Exchange.module.css';
import type { Import, Opened } from './useImport';

const NONE = 'none';

/** Which column holds what: guessed, shown with what stands in it, changed by the clerk. */
export function ColumnsStep({ opened, work }: { opened: Opened; work: Import }) {
  const { t } = useText();
  const { table, sheet, mapping, samples, fault } = opened;
  const rows = table.sheets[sheet]!;
  const missing = missingFields(mapping);
  const set = (change: Partial<Mapping>) => work.setMapping(opened, { ...mapping, ...change });
  const heading = (row: number) => {
    const blank = blankMapping(rows, mapping.table, row);
    const columns = blank.columns.map((_, at) => mapping.columns[at] ?? null);
    work.setMapping(opened, { ...blank, columns });
  };
  const field = (id: string) => t(`exchange.field.${id}` as TextKey);
  return (
    <>
      {table.sheets.length > 1 && (
        <Select
          label={t('exchange.import.sheet')}
          value={String(sheet)}
          options={table.sheets.map(({ name, rows: all }, at) => ({
            value: String(at),
            label: t('exchange.import.sheetRows', { name: name || String(at + 1), n: all.length }),
          }))}
          onChange={(at) => void work.chooseSheet(table, Number(at))}
        />
      )}
      {fault ? (
        <p role="alert" className={own.note}>
          {t(`exchange.fault.${fault}`)}
        </p>
      ) : (
        <>
          <div className={styles.pair}>
            <Select
              label={t('exchange.import.table')}
              value={mapping.table}
              options={TABLE_KINDS.map((value) => ({ value, label: t(`exchange.table.${value}`) }))}
              onChange={(next) => work.setMapping(opened, guessMapping(rows, next) ?? blankMapping(rows, next, mapping.firstRow - 1))}
            />
            <TextField
              type="number"
              label={t('exchange.import.heading')}
              help={t('exchange.import.headingHelp')}
              min={1}
              max={rows.rows.length}
              value={rows.rows[mapping.firstRow - 1]?.number ?? 1}
              onChange={(typed) => {
                const at = rows.rows.findIndex(({ number }) => number >= Number(typed.target.value));
                if (at >= 0) heading(at);
              }}
            />
            {(mapping.table === 'filePlan' || mapping.table === 'dossiers') && (
              <TextField
                inputMode="numeric"
                label={t('exchange.import.year')}
                help={t('exchange.import.yearHelp')}
                value={mapping.year ?? ''}
                maxLength={4}
                onChange={(typed) => set({ year: /^\d{4}$/.test(typed.target.value) ? Number(typed.target.value) : null })}
              />
            )}
          </div>
          <ul className={styles.rows} aria-label={t('exchange.import.columns')}>
            {mapping.columns.map((value, at) => {
              const label = mapping.labels[at] || t('exchange.import.column', { n: at + 1 });
              return (
                // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place.
                <li key={at} className={own.column}>
                  <div className={own.columnText}>
                    <b>{label}</b>
                    {samples[at] && <span className={styles.soft}>{t('exchange.import.sample', { text: samples[at] })}</span>}
                  </div>
                  <Select
                    label={t('exchange.import.columnIs', { label })}
                    hideLabel
                    value={value ?? NONE}
                    options={[
                      { value: NONE, label: t('exchange.import.leave') },
                      ...fieldsOf(mapping.table).map((id) => ({ value: id, label: field(id) })),
                    ]}
                    onChange={(next) =>
                      set({
                        // A field stands in one column.
                        columns: mapping.columns.map((one, index) =>
                          index === at ? (next === NONE ? null : next) : one === next ? null : one,
                        ),
                      })
                    }
                  />
                </li>
              );
            })}
          </ul>
          {missing.length > 0 && (
            <p role="status" className={own.note}>
              {t('exchange.import.missing', { fields: missing.map(field).join(', ') })}
            </p>
          )}
        </>
      )}
      <div className={styles.buttons}>
        <Button onClick={() => work.back({ at: 'choose', fault: null })}>{t('exchange.import.other')}</Button>
        {!fault && (
          <Button look="primary" disabled={mapping.columns.every((one) => one === null)} onClick={() => void work.preview(opened)}>
            {t('exchange.import.look')}
          </Button>
        )}
      </div>
    </>
  );
}
