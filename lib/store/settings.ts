/** Single values of the office, kept with its data so that a backup holds them too. */
import { daysBetween, type IsoDay, isIsoDay } from '../calendar';
import { type DutyPlan, dutyPlanSchema, type OfficeRules, officeRulesSchema } from '../filing';
import type { Change } from './change';
import type { StoreDatabase } from './database';

export const OFFICE = 'office';
const LAST_BACKUP = 'lastBackup';

async function settingOf(database: StoreDatabase, id: string): Promise<unknown> {
  const row = await database.settings.get(id);
  return row?.deletedAt === null ? row.value : undefined;
}

/** What the office has set for itself; nothing set, or a setting that can't be read, is the defaults. */
export async function officeRules(database: StoreDatabase): Promise<OfficeRules> {
  return officeRulesSchema.safeParse((await settingOf(database, OFFICE)) ?? {}).data ?? officeRulesSchema.parse({});
}

/** Day of the last backup; null = never. */
export async function lastBackup(database: StoreDatabase): Promise<IsoDay | null> {
  const value = await settingOf(database, LAST_BACKUP);
  return typeof value === 'string' && isIsoDay(value) ? value : null;
}

const BACKUP_EVERY_DAYS = 7;

/** Days since the last backup, or since the first thing that was kept, once they are more than a week; null = in time. */
export async function backupLate(database: StoreDatabase, today: IsoDay): Promise<number | null> {
  const last = await lastBackup(database);
  const since = last ?? (await database.log.orderBy('seq').first())?.at.slice(0, 10);
  const days = since ? daysBetween(since, today) : 0;
  return days > BACKUP_EVERY_DAYS ? days : null;
}

export const noteBackup = (day: IsoDay): Change => ({ table: 'settings', put: { id: LAST_BACKUP, value: day } });

const DUTY_PLAN = 'duties';

/** How the office arranged its recurring duties; nothing set, or nothing that can be read, is the defaults. */
export async function dutyPlan(database: StoreDatabase): Promise<DutyPlan> {
  return dutyPlanSchema.safeParse((await settingOf(database, DUTY_PLAN)) ?? {}).data ?? dutyPlanSchema.parse({});
}

export const setDutyPlan = (plan: DutyPlan): Change => ({ table: 'settings', put: { id: DUTY_PLAN, value: plan } });
