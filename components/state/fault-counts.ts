import { countFaults, type StoreDatabase } from '../../lib/store';
import type { SessionStore } from './session';
import { today } from './today';

/**
 * A session that counts, per month, which rules the checks found broken: rule ids and numbers, nothing of the file. A
 * stopped file never comes here. The same bytes count once.
 */
export function countingFaults(session: SessionStore, database: StoreDatabase): SessionStore {
  const seen = new Set<string>();
  return {
    async load() {
      const results = await session.load();
      for (const { report } of results) seen.add(report.sha256);
      return results;
    },
    async save(results) {
      const fresh = results.filter(({ report }) => !seen.has(report.sha256));
      for (const { report } of fresh) seen.add(report.sha256);
      for (const { report } of fresh) {
        const broken = report.verdicts.filter((one) => one.outcome === 'fail' && one.severity !== 'info').map((one) => one.rule);
        // A count that can't be written must not lose the result it is about.
        await countFaults(database, today().slice(0, 7), broken).catch(() => undefined);
      }
      await session.save(results);
    },
  };
}
