import type { Text } from '../../i18n/text.ts';
import type { LabSection } from './lab-lines.ts';

export function groupName(text: Text, group: LabSection['group']): string {
  if (group === 'pinned') return text.t('labs.pinned');
  return group === 'vitals' ? text.t('labs.mode.vitals') : text.t(`labs.group.${group}`);
}
