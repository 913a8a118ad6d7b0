/** Recurring duties: which period a day falls in, and what of it is still to do. */
import * as z from 'zod/mini';
import { addDays, type IsoDay, weekday } from '../calendar';
import { DUTIES, type Duty } from './kinds.shipped';

/** ISO week of a day: '2026-W47'. */
export function weekOf(day: IsoDay): string {
  const thursday = addDays(day, 4 - (weekday(day) || 7));
  const year = thursday.slice(0, 4);
  const dayOfYear = Math.round((Date.parse(`${thursday}T00:00:00Z`) - Date.parse(`${year}-01-01T00:00:00Z`)) / 86_400_000);
  return `${year}-W${String(Math.floor(dayOfYear / 7) + 1).padStart(2, '0')}`;
}

/** The period a duty is done for, as a key: once done, it is done for the whole period. */
export function periodOf(cadence: Duty['cadence'], day: IsoDay): string {
  if (cadence === 'daily') return day;
  if (cadence === 'weekly') return weekOf(day);
  return day.slice(0, cadence === 'monthly' ? 7 : 4);
}

export interface OpenDuty {
  duty: Duty;
  period: string;
}

/** Duties of a day that are not done yet. Daily ones rest on days that are not worked. */
export function openDuties(
  duties: readonly Duty[],
  done: readonly { duty: string; period: string }[],
  today: IsoDay,
  isWorking: (day: IsoDay) => boolean,
): OpenDuty[] {
  const finished = new Set(done.map((one) => `${one.duty}/${one.period}`));
  return duties
    .filter((duty) => duty.cadence !== 'daily' || isWorking(today))
    .map((duty) => ({ duty, period: periodOf(duty.cadence, today) }))
    .filter(({ duty, period }) => !finished.has(`${duty.id}/${period}`));
}

const role = z.nullable(z.enum(['outgoing', 'incoming', 'copying']));

/** What an office arranges for itself: who does what, what it does not do, what it does besides. */
export const dutyPlanSchema = z.strictObject({
  roles: z._default(z.record(z.string(), role), {}),
  off: z._default(z.array(z.string()), []),
  own: z._default(
    z.array(z.strictObject({ id: z.string(), label: z.string(), cadence: z.enum(['daily', 'weekly', 'monthly', 'yearly']), role })),
    [],
  ),
});

export type DutyPlan = z.infer<typeof dutyPlanSchema>;

const NO_BASIS = { norm: '', clause: '' };

/** Duties as the office does them. */
export function plannedDuties({ roles, off, own }: DutyPlan): Duty[] {
  const ours = own.map(
    ({ label, ...duty }): Duty => ({
      ...duty,
      label: { vi: label, en: label },
      basis: NO_BASIS,
    }),
  );
  return [...DUTIES, ...ours]
    .filter(({ id }) => !off.includes(id))
    .map((duty) => (Object.hasOwn(roles, duty.id) ? { ...duty, role: roles[duty.id]! } : duty));
}
