import { addWords, type StoreDatabase, undo } from '../../lib/store';
import { loadRole } from '../work/shared/role';

/**
 * Adds one word to the office's dictionary.
 *
 * @returns takes it back
 * @throws Error `notAWord`, `tooLong` or `secret` when it is no word for a dictionary
 */
export async function addOwnWord(database: StoreDatabase, word: string): Promise<() => Promise<void>> {
  const author = { actor: (await loadRole()) ?? 'office', label: 'lexicon.added' };
  const { sorted, operation } = await addWords(database, author, [word]);
  const [refused] = sorted.refused;
  if (refused) throw new Error(refused.fault);
  return async () => {
    if (operation) await undo(database, operation, author);
  };
}
