import { keepForGood, openDatabase, type StoreDatabase } from '../../../lib/store';

let opened: StoreDatabase | null = null;

/** The office's store, opened once in every page and in the background. */
export function theStore(): StoreDatabase {
  if (!opened) {
    opened = openDatabase();
    void keepForGood().catch(() => undefined);
  }
  return opened;
}
