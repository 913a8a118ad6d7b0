import { CircleCheck, CirclePlus, Wrench } from 'lucide-react';
import type { CheckReport } from '../../../lib/check';
import type { Verdict } from '../../../lib/rules';
import { useText } from '../../i18n';
import { compareReports } from '../compare';
import { StandingBadge } from '../Standing';
import { componentText } from '../texts';
import { factText, isShownFact } from './Metadata';
import styles from './Report.module.css';

const PARTS = [
  { part: 'mended', Icon: CircleCheck },
  { part: 'left', Icon: Wrench },
  { part: 'added', Icon: CirclePlus },
] as const;

interface ComparisonViewProps {
  before: CheckReport;
  after: CheckReport;
  /** Level of its headings on the screen it stands on. */
  Heading: 'h2' | 'h3';
}

/** What was mended between two checks, what is left, what is new. */
export function ComparisonView({ before, after, Heading }: ComparisonViewProps) {
  const { t, language } = useText();
  const comparison = compareReports(before, after);
  const facts = comparison.facts.filter(isShownFact);
  return (
    <div className={styles.comparison}>
      {comparison.otherRules && <p className={styles.waived}>{t('compare.otherRules')}</p>}
      {PARTS.map(({ part, Icon }) => (
        <section key={part} data-compared={part} aria-label={t(`compare.${part}`, { n: comparison[part].length })}>
          <Heading className={styles.part}>
            <Icon aria-hidden />
            {t(`compare.${part}`, { n: comparison[part].length })}
          </Heading>
          {comparison[part].length > 0 && (
            <ul>
              {comparison[part].map((verdict, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the list is made anew with each comparison and never reordered.
                <Compared key={index} verdict={verdict} />
              ))}
            </ul>
          )}
        </section>
      ))}
      {facts.length > 0 && (
        <section>
          <Heading className={styles.part}>{t('compare.facts')}</Heading>
          <dl className={styles.metadata}>
            {facts.map((fact) => [
              <dt key={`${fact}-label`}>{t(`metadata.field.${fact}`)}</dt>,
              <dd key={fact}>
                {t('compare.fact', {
                  before: factText(language, fact, before.metadata[fact]) ?? t('compare.none'),
                  after: factText(language, fact, after.metadata[fact]) ?? t('compare.none'),
                })}
              </dd>,
            ])}
          </dl>
        </section>
      )}
    </div>
  );
}

function Compared({ verdict }: { verdict: Verdict }) {
  const { t, pick, language } = useText();
  return (
    <li>
      <StandingBadge standing={verdict.severity} text={t(`verdict.outcome.${verdict.severity}`)} /> {pick(verdict.message)}{' '}
      <small className={styles.cite}>
        {componentText(language, verdict.component)}
        {verdict.found === undefined && ` · ${t('verdict.have')}: ${pick(verdict.actual)}`}
      </small>
    </li>
  );
}

/** The same in one line. */
export function ComparedLine({ before, after }: { before: CheckReport; after: CheckReport }) {
  const { t } = useText();
  const { mended, left, added } = compareReports(before, after);
  return <>{t('compare.line', { mended: mended.length, left: left.length, added: added.length })}</>;
}
