import { useState } from 'react';
import type { MedicationFact } from '../../clinical/medications/supplies.ts';
import type { MedicationLine } from '../../clinical/medications/current-medications.ts';
import { recentStep } from '../../clinical/medications/recent-step.ts';
import type { DoseConflict } from '../../clinical/medications/dose-conflicts.ts';
import type { MedicationEntry } from '../../domain/entry.ts';
import type { SourceId } from '../../domain/ids.ts';
import { MEDICATION_KINDS } from '../../domain/kind.ts';
import { sourcesOfMerged } from '../../domain/merged.ts';
import { jstDay } from '../../domain/partial-date.ts';
import { numberText } from '../../i18n/format.ts';
import { nameOr } from '../../ui/entry-title.ts';
import { useText } from '../../i18n/text.ts';
import { Chip } from '../../ui/chip.tsx';
import { EntryRow, entryAttributes, resourcesOf } from '../../ui/entry-row.tsx';
import { Icon } from '../../ui/icons.tsx';
import { WitnessSeals } from '../../ui/seal.tsx';
import { medicineName, type MedicationsPanelProps, type WithMedicines } from './medicine-props.ts';
import { DaysCoveredLine } from './days-covered-line.tsx';
import { dayText, dosageWords, periodWords } from './medication-text.ts';

interface MedicationRowProps extends WithMedicines {
  readonly line: MedicationLine;
}

/** Every record of an ingredient, the one that the line shows first. */
function factsOf(line: MedicationLine): readonly MedicationFact[] {
  const facts = line.supplies.flatMap((supply) => supply.facts);
  return [line.shown, ...facts.filter((fact) => fact !== line.shown)];
}

/** One ingredient: what, how, until when by which reckoning, who says so; and below it every record behind it. */
export function MedicationRow(props: MedicationRowProps) {
  const text = useText();
  const { line, now, selected } = props;
  const [open, setOpen] = useState(false);
  const facts = factsOf(line);
  const today = jstDay(now);
  const name = nameOr(text, medicineName(line, props.view, props.medicines), line.shown.shown.kind);
  return (
    <li className="medication">
      <div className="medication-line" aria-current={selected === line.shown.key ? 'true' : undefined}>
        <button
          type="button"
          className="medication-main"
          onClick={() => props.onSelect(line.shown.key)}
          {...entryAttributes(line.shown)}
          data-sources={line.sources.join(' ')}
          data-resources={facts.map(resourcesOf).join(' ')}
        >
          <span className="medication-name">
            <b>{name}</b>
            <MedicationChips line={line} today={today} />
          </span>
          <span className="medication-dosage">{dosageWords(text, line.shown.shown)}</span>
          <span className="medication-period">{periodWords(text, line, today)}</span>
        </button>
        <Witnesses {...props} facts={line.supply.facts} />
        <button
          type="button"
          className="btn-link note medication-more"
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          {text.t('medications.records', { n: numberText(facts.length), count: facts.length })}
          <span className="visually-hidden">{name}</span>
          <Icon name={open ? 'up' : 'down'} small />
        </button>
        <Conflicts {...props} />
      </div>
      {open ? (
        <div className="medication-records">
          <DaysCoveredLine {...props} />
          {facts.map((fact) => (
            <EntryRow
              key={fact.key}
              fact={fact}
              sources={props.sources}
              today={today}
              dated="date"
              selected={fact.key === selected}
              onOpen={() => props.onSelect(fact.key)}
            />
          ))}
        </div>
      ) : null}
    </li>
  );
}

function MedicationChips({ line, today }: { readonly line: MedicationLine; readonly today: string }) {
  const text = useText();
  const { t } = text;
  const recent = recentStep(line, today);
  return (
    <>
      {line.classes.map((name) => (
        <Chip key={name} icon="caution" title="med-class-01">
          {t(`medications.class.${name}`)}
        </Chip>
      ))}
      {recent === undefined ? null : (
        <Chip tone="advise" title="med-recent-01">
          {t(`medications.recent.${recent.what}`, { day: dayText(text, recent.day, today) })}
        </Chip>
      )}
      {line.coded ? null : <Chip tone="quiet">{t('medications.uncoded')}</Chip>}
    </>
  );
}

/** 処方 湊全　調剤 全: who ordered and who handed over, each with its sources. */
function Witnesses({
  facts,
  sources,
}: MedicationsPanelProps & { readonly facts: readonly MedicationFact[] }) {
  const { t } = useText();
  return (
    <span className="medication-witnesses note">
      {MEDICATION_KINDS.map((kind) => {
        const ids = facts.filter((fact) => fact.shown.kind === kind).flatMap((fact) => sourcesOfMerged(fact));
        return ids.length === 0 ? null : (
          <span key={kind}>
            {t(`medications.witness.${kind}`)} <WitnessSeals ids={ids} sources={sources} />
          </span>
        );
      })}
    </span>
  );
}

/** Both values side by side with who says which; no winner is picked. */
function Conflicts({ line, sources }: MedicationRowProps) {
  const { t } = useText();
  if (line.conflicts.length === 0) return null;
  return (
    <div className="medication-conflicts">
      {line.conflicts.map((conflict, index) => (
        <p key={`${conflict.field} ${index}`}>
          <Chip tone="warn" icon="differs">
            {t(`medications.conflict.${conflict.field}`)}
          </Chip>
          {sidesOf(line, conflict).map((side) => (
            <span key={`${side.kind ?? ''} ${side.text}`}>
              {side.kind === undefined ? '' : `${t(`medications.witness.${side.kind}`)} `}
              <b>{side.text}</b> <WitnessSeals ids={side.ids} sources={sources} />
            </span>
          ))}
        </p>
      ))}
      <p className="note sub">{t('medications.conflictNote')}</p>
    </div>
  );
}

interface ConflictSide {
  readonly kind: MedicationEntry['kind'] | undefined;
  readonly text: string;
  readonly ids: readonly SourceId[];
}

function kindOf(line: MedicationLine, key: string): MedicationEntry['kind'] | undefined {
  const witnesses = line.supplies.flatMap((supply) => supply.facts).flatMap((fact) => fact.witnesses);
  return witnesses.find((witness) => witness.key === key)?.kind;
}

/** Who says the same stands together: 処方 5mg 全湊, 調剤 2.5mg 全潮. */
function sidesOf(line: MedicationLine, conflict: DoseConflict): readonly ConflictSide[] {
  const sides = Map.groupBy(conflict.values, (value) => `${kindOf(line, value.key) ?? ''} ${value.text}`);
  return [...sides.values()].flatMap(([first, ...rest]) =>
    first === undefined
      ? []
      : [
          {
            kind: kindOf(line, first.key),
            text: first.text,
            ids: [first, ...rest].map((value) => value.source),
          },
        ],
  );
}
