import { type ReactNode, useMemo } from 'react';
import { isDialysis } from '../../clinical/summary/brief.ts';
import { type LifeStage, lifeStages } from '../../clinical/summary/life-stages.ts';
import type { Kind } from '../../domain/kind.ts';
import type { Merged } from '../../domain/merged.ts';
import { jstDay } from '../../domain/partial-date.ts';
import { agreedPerson } from '../../domain/person.ts';
import { useText } from '../../i18n/text.ts';
import { factsDerivation } from '../../record/derive/facts.ts';
import type { KnownFacts } from '../../record/record.ts';
import { Panel } from '../../ui/panel.tsx';
import { PrintButton, PrintFrame } from '../../ui/print-frame.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import type { SummaryProps } from './block.tsx';
import { ForLife } from './for-life.tsx';
import { LifeMeasures } from './life-measures.tsx';
import { lifetimeOf } from './lifetime-of.ts';
import { LifetimeParts } from './lifetime-parts.tsx';
import { StageColumn } from './stage-column.tsx';
import { TheirSummaries, type TheirSummariesProps } from './their-summaries.tsx';
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

export type SummaryMode = 'stages' | 'parts';

interface SummaryPanelProps extends TheirSummariesProps {
  readonly mode: SummaryMode;
  readonly onMode: (mode: SummaryMode) => void;
  /** Buttons that hand the summary on; drawn by the page. */
  readonly actions?: ReactNode;
}

/** What holds for life, and the record laid out over the stages of a life, or part by part. */
export function SummaryPanel(props: SummaryPanelProps) {
  const { t } = useText();
  const { record, sources, now, mode, onMode } = props;
  const known: KnownFacts = lifeKindFacts(record);
  const facts = useMemo(() => known.value.filter(isMilestone), [known.value]);
  return (
    <PrintFrame
      title={t('summary.title')}
      person={record.person}
      coverage={record.coverage}
      sources={sources}
      now={now}
    >
      <div className="summary">
        <div className="summary-tools no-print">
          <Segmented
            label={t('summary.mode.label')}
            value={mode}
            choices={(['stages', 'parts'] as const).map((value) => ({
              value,
              label: t(`summary.mode.${value}`),
            }))}
            onChange={onMode}
          />
          {props.actions}
          <PrintButton label={t('summary.print')} />
        </div>
        {mode === 'stages' ? <ForLife {...props} /> : null}
        {mode === 'stages' ? <LifeMeasures {...props} /> : null}
        <Panel
          name="summary"
          title={t('summary.title')}
          subject={t('summary.subject')}
          known={{ value: facts, coverage: known.coverage }}
          sources={sources}
          now={now}
          // Part by part every part says for itself what is not there.
          isEmpty={() => facts.length === 0 && mode === 'stages'}
        >
          {(value) => (mode === 'stages' ? <Stages {...props} facts={value} /> : <Parts {...props} />)}
        </Panel>
        <TheirSummaries {...props} />
      </div>
    </PrintFrame>
  );
}

function Parts(props: SummaryProps) {
  const { record, now } = props;
  const today = jstDay(now);
  const lifetime = useMemo(() => lifetimeOf(record, today), [record, today]);
  return <LifetimeParts {...props} {...lifetime} />;
}

function Stages(props: SummaryProps & { readonly facts: readonly Merged[] }) {
  const { t } = useText();
  const { record, facts, now } = props;
  const today = jstDay(now);
  const { birthDate } = useMemo(() => agreedPerson(record.person), [record.person]);
  const stages: readonly LifeStage[] = useMemo(
    () => lifeStages(facts, birthDate, today),
    [facts, birthDate, today],
  );
  return (
    <>
      <div className="stages">
        {stages.map((stage) => (
          <StageColumn key={stage.id} {...props} stage={stage} />
        ))}
      </div>
      <p className="note sub block-rest">
        {birthDate === undefined ? t('summary.birthUnknown') : t('summary.stageNote')}
      </p>
    </>
  );
}
