import type { Caution } from '../../views/patient-banner/patient-banner.tsx';
import { mayBeCalledNone } from '../../domain/coverage.ts';
import type { Text } from '../../i18n/text.ts';
import { deviceFacts, medicationFacts } from '../../record/derive/kinds.ts';
import { titleText } from '../../ui/entry-title.ts';
import type { PatientRecord } from '../../record/record.ts';

const MAX_DEVICES = 3;

/** What changes any decision, for the banner's second line; a source that is silent about medicines is one of them. */
export function cautionsOf(record: PatientRecord, text: Text): readonly Caution[] {
  const { t } = text;
  const names = new Set(deviceFacts(record).value.map((fact) => titleText(text, fact.shown)));
  const devices = [...names].slice(0, MAX_DEVICES);
  const medicines = medicationFacts(record);
  return [
    ...devices.map((name) => ({ label: t('shell.caution.device', { name }), known: true })),
    ...(mayBeCalledNone(medicines.coverage) || medicines.value.length > 0
      ? []
      : [{ label: t('shell.caution.unknownMedicines'), known: false }]),
  ];
}
