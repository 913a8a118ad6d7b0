import type { IssuingSystem } from '../anatomy';
import type { Citation } from '../rules';
import { REGIMES, type SECRECY_RULES } from './data/secrecy.shipped';
import { regimeOn } from './guidance';

/**
 * What a rule rests on for a document of this day and system. A norm of another system or not in force gives way to one that
 * is; a norm of an earlier regime that alone is known stands, marked as not compared with the law in force.
 *
 * @param day ISO day
 */
export function citationOn(rule: (typeof SECRECY_RULES)[number], day: string, system: IssuingSystem): Citation {
  const regime = regimeOn(day);
  const ofAnotherRegime = (norm: string) =>
    !regime.instruments.includes(norm) && REGIMES.regimes.some(({ instruments }) => instruments.includes(norm));
  const ofTheSystem = rule.citations.filter(
    (one) => (!one.system || one.system === system) && (!one.from || one.from <= day) && (!one.to || day <= one.to),
  );
  const near = ofTheSystem.length > 0 ? ofTheSystem : rule.citations;
  const chosen = near.find(({ norm }) => !ofAnotherRegime(norm)) ?? near[0]!;
  const { norm, clause } = chosen;
  if (!ofAnotherRegime(norm)) return { norm, clause };
  return { norm, clause: `${clause} (${REGIMES.notCompared.replace('{instrument}', regime.instruments[0]!)})` };
}
