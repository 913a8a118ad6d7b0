import { LunarDate } from '@nghiavuive/lunar_date_vi';
import type { IsoDay } from './day';

/** Solar day of a day of the Vietnamese lunar calendar (UTC+7, no leap month). */
export function lunarToSolar(year: number, month: number, date: number): IsoDay {
  const lunar = new LunarDate({ year, month, day: date });
  lunar.init();
  const solar = lunar.toSolarDate().get();
  return `${solar.year}-${String(solar.month).padStart(2, '0')}-${String(solar.day).padStart(2, '0')}`;
}
