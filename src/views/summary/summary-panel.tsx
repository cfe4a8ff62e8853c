import { useMemo } from 'react';
import { isDialysis } from '../../clinical/summary/brief.ts';
import { type LifeStage, lifeStages } from '../../clinical/summary/life-stages.ts';
import type { Kind } from '../../domain/kind.ts';
import type { Merged } from '../../domain/merged.ts';
import { jstDay } from '../../domain/partial-date.ts';
import { leadingRecord } from '../../domain/person.ts';
import { useText } from '../../i18n/text.ts';
import { factsDerivation } from '../../record/derive/facts.ts';
import type { KnownFacts } from '../../record/record.ts';
import { Panel } from '../../ui/panel.tsx';
import type { SummaryProps } from './block.tsx';
import { ForLife } from './for-life.tsx';
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

/** What holds for life, and the record laid out over the stages of a life. */
export function SummaryPanel(props: SummaryProps) {
  const { t } = useText();
  const { record, sources, now } = props;
  const today = jstDay(now);
  const known: KnownFacts = lifeKindFacts(record);
  const birth = leadingRecord(record.person).birthDate;
  const facts = useMemo(() => known.value.filter(isMilestone), [known.value]);
  const stages = useMemo(() => lifeStages(facts, birth, today), [facts, birth, today]);
  return (
    <div className="summary">
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
