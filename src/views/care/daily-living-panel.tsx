import { useMemo } from 'react';
import { type AssessmentLine, assessmentLines } from '../../clinical/care/daily-living.ts';
import { coverageOfKinds } from '../../domain/coverage.ts';
import type { ObservationEntry } from '../../domain/entry.ts';
import { type Text, useText } from '../../i18n/text.ts';
import { observationFacts } from '../../record/derive/kinds.ts';
import type { KnownFacts } from '../../record/record.ts';
import { valueText } from '../../ui/entry-line.ts';
import { Panel } from '../../ui/panel.tsx';
import { AssessmentScore } from './assessment-score.tsx';
import type { CarePanelProps } from './care-panel.tsx';

/** Assessments as recorded: the newest, and those before it beside it. Better or worse is for the reader to say. */
export function DailyLivingPanel(props: CarePanelProps) {
  const { t } = useText();
  const { record, sources, now } = props;
  const known: KnownFacts<ObservationEntry> = observationFacts(record);
  const lines = useMemo(() => assessmentLines(known.value), [known.value]);
  const coverage = coverageOfKinds(record.coverage, ['observation']);
  return (
    <Panel
      name="care-living"
      level={3}
      title={t('care.living.title')}
      subject={t('care.living.subject')}
      known={{ value: lines, coverage }}
      sources={sources}
      now={now}
    >
      {(value) => (
        <>
          <ul>
            {value.map((line) => (
              <LivingRow key={line.assessment} {...props} line={line} />
            ))}
          </ul>
          <p className="care-note note sub">{t('care.living.note')}</p>
        </>
      )}
    </Panel>
  );
}

function partsText(text: Text, { parts }: ObservationEntry): string {
  return parts.map((part) => `${part.name} ${valueText(text, part.value)}`).join('　');
}

function LivingRow({ line, now, onSelect }: CarePanelProps & { readonly line: AssessmentLine }) {
  const text = useText();
  const { latest, earlier } = line;
  const parts = partsText(text, latest.shown);
  return (
    <li className="care-assessment">
      <span className="care-label">{text.t(`care.living.assessment.${line.assessment}`)}</span>
      <AssessmentScore fact={latest} now={now} onSelect={onSelect} strong />
      {parts === '' ? null : <span className="note sub">{parts}</span>}
      {earlier.length === 0 ? null : (
        <span className="care-earlier">
          <span className="note sub">{text.t('care.living.earlier')}</span>
          {earlier.map((fact) => (
            <AssessmentScore key={fact.key} fact={fact} now={now} onSelect={onSelect} />
          ))}
        </span>
      )}
    </li>
  );
}
