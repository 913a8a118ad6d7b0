import { expect, it } from 'vitest';
import { isLocked } from '../../../components/lock/idle';

const minute = 60_000;
const open = { lastActive: 100 * minute, locked: false };

it('locks at the full number of minutes, stays locked, and takes no clock set back for idleness', () => {
  expect(isLocked(open, 5, 105 * minute - 1)).toBe(false);
  expect(isLocked(open, 5, 105 * minute)).toBe(true);
  expect(isLocked(open, 15, 105 * minute)).toBe(false);
  expect(isLocked({ ...open, locked: true }, 5, 100 * minute)).toBe(true);
  expect(isLocked(open, 5, 10 * minute)).toBe(false);
});
