import type { CheckReport } from '../../lib/check';

/** The state's table of components knows authority and position of the signer as one. */
const STATE_IDS: Record<string, string> = { signPosition: 'signAuthority' };

interface Named {
  components: { id: string }[];
  verdicts: { component: string }[];
}

/** Components and verdicts under the ids that the regulations of the report's system give them. */
export function underRegulationIds({ system, components, verdicts }: Pick<CheckReport, 'system' | 'components' | 'verdicts'>): Named {
  if (system !== 'state') return { components, verdicts };
  return {
    components: components.map((found) => ({ ...found, id: STATE_IDS[found.id] ?? found.id })),
    verdicts: verdicts.map((verdict) => ({ ...verdict, component: STATE_IDS[verdict.component] ?? verdict.component })),
  };
}
