import { insuredLevels } from '../../clinical/care/insured-level.ts';
import { latestMeasurements, lastsForLife } from '../../clinical/summary/for-life.ts';
import { coverageOfKinds } from '../../domain/coverage.ts';
import type { ObservationEntry } from '../../domain/entry.ts';
import type { EntryKey } from '../../domain/ids.ts';
import type { Kind } from '../../domain/kind.ts';
import type { Merged } from '../../domain/merged.ts';
import { type Text, useText } from '../../i18n/text.ts';
import { statementsOfKinds } from '../../record/derive/facts.ts';
import {
  careLevelFacts,
  coverageFacts,
  deviceFacts,
  familyFacts,
  labFacts,
  observationFacts,
  procedureFacts,
  vitalFacts,
} from '../../record/derive/kinds.ts';
import type { KnownFacts, PatientRecord } from '../../record/record.ts';
import { Block, FactLine } from './block.tsx';
import type { SummaryProps } from './block.tsx';
import { Few } from './few.tsx';

interface LifeBlock {
  readonly id: 'devices' | 'family' | 'life' | 'blood-type' | 'measurements' | 'care';
  readonly title: string;
  /** All that may hold something of it: decides whether なし may be said. */
  readonly kinds: readonly Kind[];
  readonly facts: readonly Merged[];
  /** A word before a fact whose own line does not tell it. */
  readonly leads?: ReadonlyMap<EntryKey, string>;
}

function blocksOf({ t }: Text, record: PatientRecord): readonly LifeBlock[] {
  const labs: KnownFacts<ObservationEntry> = labFacts(record);
  const living: KnownFacts<ObservationEntry> = observationFacts(record);
  const measured: KnownFacts<ObservationEntry> = vitalFacts(record);
  const levels: KnownFacts<ObservationEntry> = careLevelFacts(record);
  const insured = insuredLevels(coverageFacts(record).value);
  return [
    {
      id: 'devices',
      title: t('summary.self.devices'),
      kinds: ['device', 'procedure'],
      facts: [...deviceFacts(record).value, ...procedureFacts(record).value.filter(lastsForLife)],
    },
    {
      id: 'family',
      title: t('summary.self.family'),
      kinds: ['family-history'],
      facts: familyFacts(record).value,
    },
    {
      id: 'life',
      title: t('summary.self.life'),
      kinds: ['social-history'],
      facts: living.value.filter(({ shown }) => shown.kind === 'social-history'),
    },
    {
      id: 'blood-type',
      title: t('summary.self.bloodType'),
      kinds: ['lab', 'infection'],
      facts: labs.value.filter(lastsForLife),
    },
    {
      id: 'measurements',
      title: t('summary.self.measurements'),
      kinds: ['measurement'],
      facts: latestMeasurements(measured.value),
    },
    {
      id: 'care',
      title: t('summary.self.care'),
      kinds: ['care-level', 'coverage'],
      facts: [...levels.value, ...insured.map(({ fact }) => fact)],
      leads: new Map(
        insured.map(({ fact, level }) => [fact.key, `${t('care.level.insured')} ${level}`] as const),
      ),
    },
  ];
}

function leadOf(lead: string | undefined): { readonly lead?: string } {
  return lead === undefined ? {} : { lead };
}

const LINES = 6;

/** Devices, family, way of life, blood type and infections, measures, care: what has no day but lasts. */
export function ForLife(props: SummaryProps) {
  const text = useText();
  const { record } = props;
  return (
    <div className="brief for-life">
      {blocksOf(text, record).map(({ id, title, kinds, facts, leads }) => (
        <Block
          key={id}
          {...props}
          id={id}
          title={title}
          level={2}
          coverage={coverageOfKinds(record.coverage, kinds)}
          statements={statementsOfKinds(record, kinds).filter(
            ({ shown }) => id !== 'devices' || shown.kind === 'device',
          )}
          count={facts.length}
        >
          <div className="block-lines">
            <Few items={facts} few={LINES} name={title} className="block-rest">
              {(fact) => <FactLine key={fact.key} {...props} fact={fact} {...leadOf(leads?.get(fact.key))} />}
            </Few>
            {id === 'blood-type' ? (
              <p className="note sub block-rest">{text.t('labs.bloodTypeNote')}</p>
            ) : null}
          </div>
        </Block>
      ))}
    </div>
  );
}
