import { deathOf } from '../../clinical/death.ts';
import { linesIn, type MedicationLine } from '../../clinical/medications/current-medications.ts';
import type { UseState } from '../../clinical/medications/supplies.ts';
import { type Coverage, summariseCoverage } from '../../domain/coverage.ts';
import { effectGroupOf } from '../../terminology/ingredients.ts';
import { useText } from '../../i18n/text.ts';
import { Chip } from '../../ui/chip.tsx';
import { GivenNothing, Nothing } from '../../ui/nothing.tsx';
import { MedicationRow } from './medication-row.tsx';
import type { WithMedicines } from './medicine-props.ts';
import type { MedicineOrder } from './medicines-view.ts';

const SECTIONS = ['current', 'future', 'unknown', 'ended'] as const satisfies readonly UseState[];

function effectOf(line: MedicationLine): string {
  return effectGroupOf(line.shown.shown.drug)?.code ?? '999';
}

/** `lines` come by danger; the other orders keep that among equals. */
function ordered(lines: readonly MedicationLine[], order: MedicineOrder): readonly MedicationLine[] {
  if (order === 'danger') return lines;
  if (order === 'name') return lines.toSorted((a, b) => a.name.localeCompare(b.name, 'ja'));
  return lines.toSorted((a, b) => (effectOf(a) < effectOf(b) ? -1 : effectOf(a) > effectOf(b) ? 1 : 0));
}

/** What is presumably taken, what nobody can say, and what is over: one line per ingredient and route. */
export function CurrentMedicines(props: WithMedicines) {
  const { t } = useText();
  const { medicines, view } = props;
  const lines = ordered(medicines.lines, view.order);
  const uncoded = lines.filter((line) => !line.coded).length;
  return (
    <>
      {SECTIONS.map((state) => (
        <Section key={state} {...props} state={state} lines={linesIn(lines, state)} />
      ))}
      <div className="medication-notes note">
        {uncoded > 0 ? <p>{t('medications.uncodedNote', { n: uncoded, count: uncoded })}</p> : null}
        <p>{t('medications.notACheck')}</p>
        <p>
          {t('medications.rules', { ids: 'med-period-01–06, med-line-01, med-dose-01–02, med-class-01' })}
        </p>
      </div>
    </>
  );
}

interface SectionProps extends WithMedicines {
  readonly state: UseState;
  readonly lines: readonly MedicationLine[];
}

/** What is over is folded away; what nobody can say is not. */
function Section(props: SectionProps) {
  const { t } = useText();
  const { state, lines, medications, person } = props;
  if (lines.length === 0 && (state !== 'current' || deathOf(person).dead)) return null;
  const word = t(`medications.section.${state}`);
  const head = (
    <>
      <h3>{state === 'current' ? <Chip tone="dash">{word}</Chip> : word}</h3>
      <span className="panel-count">
        {t('medications.sectionCount', { n: lines.length, count: lines.length })}
      </span>
      <span className="note sub">{t(`medications.lead.${state}`)}</span>
    </>
  );
  const rows = lines.map((line) => <MedicationRow key={line.key} {...props} line={line} />);
  if (state === 'ended') {
    return (
      <details className="medication-section" data-section={state}>
        <summary className="medication-head">{head}</summary>
        <ul>{rows}</ul>
      </details>
    );
  }
  return (
    <section className="medication-section" data-section={state}>
      <div className="medication-head">{head}</div>
      {lines.length === 0 ? <NoneCurrent {...props} coverage={medications.coverage} /> : <ul>{rows}</ul>}
    </section>
  );
}

/** Nothing presumably taken is an estimate and never the word なし, however complete the answers are. */
function NoneCurrent({ sources, now, coverage }: SectionProps & { readonly coverage: Coverage }) {
  const { t } = useText();
  if (summariseCoverage(coverage) !== 'complete') {
    return (
      <Nothing subject={t('medications.section.current')} coverage={coverage} sources={sources} now={now} />
    );
  }
  return (
    <GivenNothing kind="none" title={t('medications.noneCurrent')} why={t('medications.noneCurrentWhy')} />
  );
}
