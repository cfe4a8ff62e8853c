import type { Caution } from '../../views/patient-banner/patient-banner.tsx';
import { mayBeCalledNone } from '../../domain/coverage.ts';
import type { Text } from '../../i18n/text.ts';
import { deviceFacts, medicationFacts } from '../../record/derive/kinds.ts';
import type { PatientRecord } from '../../record/record.ts';

const MAX_DEVICES = 3;

/** What changes any decision, for the banner's second line; a source that is silent about medicines is one of them. */
export function cautionsOf(record: PatientRecord, { t }: Text): readonly Caution[] {
  const names = new Set(deviceFacts(record).value.map((fact) => fact.shown.title));
  const devices = [...names].slice(0, MAX_DEVICES);
  const medicines = medicationFacts(record);
  return [
    ...devices.map((name) => ({ label: t('shell.caution.device', { name }), known: true })),
    ...(mayBeCalledNone(medicines.coverage) || medicines.value.length > 0
      ? []
      : [{ label: t('shell.caution.unknownMedicines'), known: false }]),
  ];
}
