import { useText } from '../../i18n';
import { ToggleGroup } from '../../ui';
import { ROLES } from './role';
import { useWork } from './store';

const EVERYBODY = 'office';

export function RoleChoice() {
  const { t } = useText();
  const { role, setRole } = useWork();
  return (
    <ToggleGroup
      label={t('work.role.label')}
      value={role ?? EVERYBODY}
      choices={[EVERYBODY, ...ROLES].map((value) => ({ value, label: t(`work.role.${value as 'office'}`) }))}
      onChange={(value) => setRole(ROLES.find((one) => one === value) ?? null)}
    />
  );
}
