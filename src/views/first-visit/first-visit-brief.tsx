import type { Sliced } from '../../base/sliced.ts';
import { deathOf } from '../../clinical/death.ts';
import { type Brief, brief } from '../../clinical/summary/brief.ts';
import { type KeyLab, keyLabs } from '../../clinical/summary/key-labs.ts';
import { coverageOfKinds, summariseCoverage } from '../../domain/coverage.ts';
import { type Kind, KINDS, MEDICATION_KINDS } from '../../domain/kind.ts';
import type { Merged } from '../../domain/merged.ts';
import { jstDay } from '../../domain/partial-date.ts';
import { useText } from '../../i18n/text.ts';
import {
  allergyFacts,
  conditionFacts,
  encounterFacts,
  labFacts,
  medicationFacts,
  procedureFacts,
} from '../../record/derive/kinds.ts';
import type { PatientRecord } from '../../record/record.ts';
import { useSliced } from '../../ui/use-sliced.ts';
import {
  AllergyLine,
  type BriefContext,
  BriefTabStop,
  ChangeLine,
  FactLine,
  labDate,
  LabLine,
  MedicineLine,
} from './brief-lines.tsx';
import { Part } from './brief-part.tsx';
import { NotKnown } from './not-known.tsx';
import { useRovingLines } from './use-roving-lines.ts';
import './first-visit.css';

interface BriefProps extends BriefContext {
  readonly onOpenPanel: (panel: 'medications' | 'labs') => void;
}

/** The brief together with the record it was made from. */
interface Made {
  readonly record: PatientRecord;
  readonly brief: Brief | undefined;
  readonly labs: readonly KeyLab[];
}

function* madeFrom(record: PatientRecord, now: string): Sliced<Made> {
  const medications = medicationFacts(record).value;
  yield;
  const made = yield* brief({
    conditions: conditionFacts(record).value,
    medications,
    allergies: allergyFacts(record).value,
    procedures: procedureFacts(record).value,
    encounters: encounterFacts(record).value,
    now,
    death: deathOf(record.person),
  });
  yield;
  return { record, brief: made, labs: yield* keyLabs(labFacts(record).value) };
}

/** What to know in the first half minute, above the timeline: each line opens its evidence, each head says who answered. */
export function FirstVisitBrief(props: BriefProps) {
  const { t } = useText();
  const today = jstDay(props.now);
  const toCome: Made = { record: props.record, brief: undefined, labs: [] };
  const { size } = props.record.entries;
  const made = useSliced(
    () => madeFrom(props.record, today),
    [props.record, today],
    toCome,
    Math.max(1, size),
  );
  const { root, stop, onKeyDown } = useRovingLines(made.brief !== undefined);
  if (made.brief === undefined) return null;
  const { brief, labs, record } = made;
  return (
    <section
      className="first-visit"
      aria-label={t('summary.brief.title')}
      data-panel="first-visit"
      data-brief
      data-coverage={summariseCoverage(coverageOfKinds(record.coverage, BRIEF_KINDS))}
      data-count={countOf(brief, labs)}
    >
      <div ref={root} className="brief-columns" role="presentation" onKeyDown={onKeyDown}>
        <BriefTabStop value={stop}>
          <Columns {...props} made={{ record, brief, labs }} />
        </BriefTabStop>
      </div>
    </section>
  );
}

type ColumnProps = BriefProps & { readonly brief: Brief; readonly labs: readonly KeyLab[] };

/** Five columns, in the order in which a stranger's doctor asks. */
function Columns({ made, ...props }: BriefProps & { readonly made: Made & { readonly brief: Brief } }) {
  const { brief, labs, record } = made;
  const context: ColumnProps = { ...props, record, brief, labs };
  return (
    <>
      <div className="brief-column">
        <Problems {...context} />
      </div>
      <div className="brief-column">
        <Medicines {...context} />
      </div>
      <div className="brief-column">
        <Dangers {...context} />
      </div>
      <div className="brief-column">
        <Labs {...context} />
      </div>
      <div className="brief-column">
        <News {...context} />
        <NotKnown coverage={record.coverage} sources={props.sources} now={props.now} />
      </div>
    </>
  );
}

function Problems(props: ColumnProps) {
  const { t } = useText();
  return (
    <Part
      {...props}
      id="problems"
      title={t('summary.brief.problems')}
      kinds={['condition']}
      items={props.brief.problems}
      among={conditionFacts(props.record).value.length}
      most={7}
    >
      {(fact: Merged) => <FactLine key={fact.key} {...props} fact={fact} />}
    </Part>
  );
}

function Medicines(props: ColumnProps) {
  const { t } = useText();
  // A count of nought would say that there is none, whoever is silent.
  const inUse = props.brief.current.length;
  return (
    <Part
      {...props}
      id="medicines"
      title={t('summary.brief.current')}
      note={inUse === 0 ? undefined : t('summary.brief.inUse', { n: inUse })}
      kinds={MEDICATION_KINDS}
      items={medicinesOf(props.brief)}
      among={medicationFacts(props.record).value.length}
      most={7}
      onMore={() => props.onOpenPanel('medications')}
    >
      {(line: Brief['current'][number]) => <MedicineLine key={line.key} {...props} line={line} />}
    </Part>
  );
}

function Dangers(props: ColumnProps) {
  const { t } = useText();
  const { allergies, stays } = props.brief;
  return (
    <>
      <Part
        {...props}
        id="allergies"
        title={t('summary.brief.allergies')}
        kinds={['allergy']}
        items={allergies}
        among={allergies.length}
        most={3}
      >
        {(fact: Brief['allergies'][number]) => <AllergyLine key={fact.key} {...props} fact={fact} />}
      </Part>
      <Part
        {...props}
        id="stays"
        title={t('summary.brief.stays')}
        kinds={['encounter', 'procedure']}
        items={stays}
        among={encounterFacts(props.record).value.length + procedureFacts(props.record).value.length}
        most={3}
      >
        {(fact: Merged) => <FactLine key={fact.key} {...props} fact={fact} />}
      </Part>
    </>
  );
}

function Labs(props: ColumnProps) {
  const text = useText();
  const [newest] = props.labs;
  const day = newest === undefined ? undefined : labDate(text, newest, props.now);
  return (
    <Part
      {...props}
      id="labs"
      title={text.t('summary.brief.labs')}
      note={day}
      kinds={['lab']}
      items={props.labs}
      among={labFacts(props.record).value.length}
      most={7}
      onMore={() => props.onOpenPanel('labs')}
    >
      {(lab: KeyLab) => <LabLine key={lab.item.key} {...props} lab={lab} headDate={day} />}
    </Part>
  );
}

function News(props: ColumnProps) {
  const { t } = useText();
  return (
    <Part
      {...props}
      id="changes"
      title={t('summary.brief.changes')}
      kinds={CHANGE_KINDS}
      items={props.brief.changes}
      among={props.brief.changes.length}
      most={3}
      searched
    >
      {(change: Brief['changes'][number]) => (
        <ChangeLine
          key={`${change.what} ${'line' in change ? change.line.key : change.fact.key}`}
          {...props}
          change={change}
        />
      )}
    </Part>
  );
}

const CHANGE_KINDS: readonly Kind[] = [...MEDICATION_KINDS, 'condition', 'encounter', 'procedure'];
const BRIEF_KINDS: readonly Kind[] = KINDS;

/** What needs care or differs comes first, then what else is in use, last what nobody can date. */
function medicinesOf(brief: Brief): Brief['current'] {
  return [...new Set([...brief.medicines, ...brief.current, ...brief.unsettled])];
}

function countOf(brief: Brief, labs: readonly KeyLab[]): number {
  const { problems, allergies, stays, changes } = brief;
  return [problems, medicinesOf(brief), allergies, stays, changes, labs].reduce(
    (sum, all) => sum + all.length,
    0,
  );
}
