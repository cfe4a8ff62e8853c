import { useMemo } from 'react';
import { analyteKey } from '../../clinical/labs/analyte-key.ts';
import { isDialysis } from '../../clinical/summary/brief.ts';
import { type LifeStage, lifeStages } from '../../clinical/summary/life-stages.ts';
import { coverageOfKinds } from '../../domain/coverage.ts';
import type { ObservationEntry } from '../../domain/entry.ts';
import type { Kind } from '../../domain/kind.ts';
import type { Merged } from '../../domain/merged.ts';
import { jstDay } from '../../domain/partial-date.ts';
import { leadingRecord } from '../../domain/person.ts';
import { useText } from '../../i18n/text.ts';
import { factsDerivation } from '../../record/derive/facts.ts';
import { deviceFacts, familyFacts, labFacts, observationFacts } from '../../record/derive/kinds.ts';
import type { KnownFacts } from '../../record/record.ts';
import { Panel } from '../../ui/panel.tsx';
import { Block, FactLine } from './block.tsx';
import { type BriefProps, FirstVisitBrief } from './first-visit-brief.tsx';
import { StageColumn } from './stage-column.tsx';
import './summary.css';

/** What makes a life's story: not every visit and every tube of blood. */
const LIFE_KINDS = [
  'condition',
  'procedure',
  'encounter',
  'allergy',
  'immunization',
  'device',
  'discharge-summary',
  'checkup',
  'care-level',
] as const satisfies readonly Kind[];

const lifeKindFacts = factsDerivation(LIFE_KINDS);

/** Everyday visits are left to the timeline; dialysis sessions too, they would drown a life. */
function isMilestone({ shown }: Merged): boolean {
  if (shown.kind === 'encounter') return shown.visit === 'inpatient' || shown.visit === 'emergency';
  return shown.kind !== 'procedure' || !isDialysis({ shown });
}

/** The brief, what holds for life, and the record laid out over the stages of a life. */
export function SummaryPanel(props: BriefProps) {
  const { t } = useText();
  const { record, sources, now } = props;
  const today = jstDay(now);
  const known: KnownFacts = lifeKindFacts(record);
  const birth = leadingRecord(record.person).birthDate;
  const facts = useMemo(() => known.value.filter(isMilestone), [known.value]);
  const stages = useMemo(() => lifeStages(facts, birth, today), [facts, birth, today]);
  return (
    <div className="summary">
      <FirstVisitBrief {...props} />
      <ForLife {...props} />
      <Panel
        name="summary"
        title={t('summary.title')}
        subject={t('summary.subject')}
        known={{ value: stages, coverage: known.coverage }}
        sources={sources}
        now={now}
        count={facts.length}
        isEmpty={() => facts.length === 0}
      >
        {(value: readonly LifeStage[]) => (
          <>
            <div className="stages">
              {value.map((stage) => (
                <StageColumn key={stage.id} {...props} stage={stage} />
              ))}
            </div>
            <p className="note sub block-rest">
              {birth === undefined ? t('summary.birthUnknown') : t('summary.stageNote')}
            </p>
          </>
        )}
      </Panel>
    </div>
  );
}

function isBloodTypeOrInfection({ shown }: Merged<ObservationEntry>): boolean {
  return shown.kind === 'infection' || analyteKey(shown).group === 'blood-type';
}

/** Devices, family, way of life, blood type and infections: what has no day but lasts. */
function ForLife(props: BriefProps) {
  const { t } = useText();
  const { record } = props;
  const labs: KnownFacts<ObservationEntry> = labFacts(record);
  const living: KnownFacts<ObservationEntry> = observationFacts(record);
  const blocks: readonly (readonly [string, string, readonly Kind[], readonly Merged[]])[] = [
    ['devices', t('summary.self.devices'), ['device'], deviceFacts(record).value],
    ['family', t('summary.self.family'), ['family-history'], familyFacts(record).value],
    [
      'life',
      t('summary.self.life'),
      ['social-history'],
      living.value.filter(({ shown }) => shown.kind === 'social-history'),
    ],
    [
      'blood-type',
      t('summary.self.bloodType'),
      ['lab', 'infection'],
      labs.value.filter(isBloodTypeOrInfection),
    ],
  ];
  return (
    <div className="brief for-life">
      {blocks.map(([id, title, kinds, facts]) => (
        <Block
          key={id}
          {...props}
          id={id}
          title={title}
          coverage={coverageOfKinds(record.coverage, kinds)}
          count={facts.length}
        >
          <div className="block-lines">
            {facts.slice(0, 6).map((fact) => (
              <FactLine key={fact.key} {...props} fact={fact} />
            ))}
            {facts.length > 6 ? (
              <p className="note sub block-rest">{t('summary.brief.more', { n: facts.length - 6 })}</p>
            ) : null}
            {id === 'blood-type' ? <p className="note sub block-rest">{t('labs.bloodTypeNote')}</p> : null}
          </div>
        </Block>
      ))}
    </div>
  );
}
