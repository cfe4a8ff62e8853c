import { deathOf } from '../../clinical/death.ts';
import { currentMedications } from '../../clinical/medications/current-medications.ts';
import { type LifetimeSection, lifetimeSummary } from '../../clinical/summary/lifetime.ts';
import { type Vaccinations, vaccinationsOf } from '../../clinical/summary/vaccinations.ts';
import { KINDS } from '../../domain/kind.ts';
import { agreedPerson } from '../../domain/person.ts';
import { factsDerivation } from '../../record/derive/facts.ts';
import { immunizationFacts, medicationFacts } from '../../record/derive/kinds.ts';
import type { PatientRecord } from '../../record/record.ts';

const everything = factsDerivation(KINDS);

/** The lifetime summary of one state of the record, by parts. */
interface Lifetime {
  readonly sections: readonly LifetimeSection[];
  readonly vaccinations: Vaccinations;
}

export function lifetimeOf(record: PatientRecord, today: string): Lifetime {
  const { birthDate, sex } = agreedPerson(record.person);
  const death = deathOf(record.person);
  const medicines = currentMedications(medicationFacts(record).value, today, death);
  return {
    sections: lifetimeSummary({ facts: everything(record).value, medicines, now: today }).filter(
      ({ id, lines }) =>
        lines.length > 0 || !((id === 'death' && !death.dead) || (id === 'pregnancies' && sex === 'male')),
    ),
    vaccinations: vaccinationsOf(immunizationFacts(record).value, birthDate, today),
  };
}
