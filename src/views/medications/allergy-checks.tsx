import type { AllergyCheck } from '../../clinical/medications/drug-checks-allergy.ts';
import type { EntryKey } from '../../domain/ids.ts';
import { listText } from '../../i18n/format.ts';
import { useText } from '../../i18n/text.ts';
import { Chip } from '../../ui/chip.tsx';
import { titleText } from '../../ui/entry-title.ts';
import { Nothing } from '../../ui/nothing.tsx';
import type { MedicineChecksProps } from './medicine-checks-props.ts';

/** Each allergy with what of the medicines it concerns, among how many, and of how many nothing can be said. */
export function Allergies(props: MedicineChecksProps) {
  const { checks, onSelect } = props;
  const { t } = useText();
  if (checks.allergies.length === 0) {
    return (
      <Nothing
        subject={t('medications.checks.allergySubject')}
        coverage={props.coverage.allergies}
        sources={props.sources}
        now={props.now}
        statements={props.allergyStatements}
      />
    );
  }
  return checks.allergies.map((check) => (
    <AllergyLine key={check.allergy.key} check={check} onSelect={onSelect} />
  ));
}

function AllergyLine({
  check,
  onSelect,
}: {
  readonly check: AllergyCheck;
  readonly onSelect: (key: EntryKey) => void;
}) {
  const text = useText();
  const { allergy, outcome, past } = check;
  const hit = outcome.kind === 'hit';
  return (
    <div className={hit ? 'check-line check-warn' : 'check-line'} data-outcome={outcome.kind}>
      <button type="button" className="check-open" onClick={() => onSelect(allergy.key)}>
        <Chip
          tone={hit ? 'crit' : allergy.shown.contraindication && !past ? 'crit-outline' : 'quiet'}
          icon={hit ? 'stop' : 'allergy'}
        >
          {titleText(text, allergy.shown)}
          {past ? `（${text.t('medications.checks.past')}）` : ''}
        </Chip>
      </button>
      <OutcomeWords check={check} />
    </div>
  );
}

/** What was found, among how many, and of how many nothing can be said. */
function OutcomeWords({ check: { outcome } }: { readonly check: AllergyCheck }) {
  const { t, language } = useText();
  const names = (all: readonly { readonly medicine: { readonly name: string } }[]) =>
    listText(
      language,
      all.map(({ medicine }) => medicine.name),
    );
  if (outcome.kind === 'not-applicable') {
    return <span className="note sub">{t(`medications.checks.notApplicable.${outcome.reason}`)}</span>;
  }
  if (outcome.kind === 'not-checkable') {
    return (
      <span className="note">
        {t(`medications.checks.notCheckable.${outcome.reason}`)}
        {outcome.related.length > 0 ? t('medications.checks.related', { names: names(outcome.related) }) : ''}
      </span>
    );
  }
  return (
    <span className="note">
      {outcome.kind === 'hit'
        ? outcome.hits.map((hit) => (
            <b key={`${hit.medicine.line.key} ${hit.by}`} className="check-hit">
              {hit.medicine.name}
              <small>（{t(`medications.checks.matchedBy.${hit.by}`, { on: hit.on })}）</small>
            </b>
          ))
        : t('medications.checks.noHit', { n: outcome.checked, count: outcome.checked })}
      {outcome.related.length > 0 ? t('medications.checks.related', { names: names(outcome.related) }) : ''}
      {outcome.unchecked.length > 0
        ? t('medications.checks.unchecked', { n: outcome.unchecked.length, count: outcome.unchecked.length })
        : ''}
    </span>
  );
}
