import type { LifetimeLine, LifetimeSection, LifetimeSectionId } from '../../clinical/summary/lifetime.ts';
import type { Vaccinations } from '../../clinical/summary/vaccinations.ts';
import { coverageOfKinds } from '../../domain/coverage.ts';
import { type Kind, MEDICATION_KINDS } from '../../domain/kind.ts';
import { shortDate } from '../../i18n/format.ts';
import { jstDay } from '../../domain/partial-date.ts';
import { type Text, useText } from '../../i18n/text.ts';
import { statementsOfKinds } from '../../record/derive/facts.ts';
import { Block, FactLine, type SummaryProps } from './block.tsx';
import { Few } from './few.tsx';
import { certaintyText, lifetimeNotes } from './lifetime-words.ts';

const FEW = 8;

/** Where a record's own word that there is none is told: once, in the part that it is about. */
const STATED: Readonly<Partial<Record<LifetimeSectionId, readonly Kind[]>>> = {
  problems: ['condition'],
  allergies: ['allergy'],
  infections: ['infection'],
  medicines: MEDICATION_KINDS,
  operations: ['procedure'],
  devices: ['device'],
  vaccinations: ['immunization'],
  family: ['family-history'],
  living: ['social-history'],
  wishes: ['directive'],
};

interface LifetimePartsProps extends SummaryProps {
  readonly sections: readonly LifetimeSection[];
  readonly vaccinations: Vaccinations;
}

/** The lifetime summary part by part: each with who answered, its lines, and where none stand, why. */
export function LifetimeParts(props: LifetimePartsProps) {
  const { sections } = props;
  return (
    <div className="life-parts">
      {sections.map((section) => (
        <Part key={section.id} {...props} section={section} />
      ))}
    </div>
  );
}

function Part(props: LifetimePartsProps & { readonly section: LifetimeSection }) {
  const { t } = useText();
  const { record, section, sources, now, selected, onSelect } = props;
  const { id, kinds, lines, searched } = section;
  const title = t(`summary.life.part.${id}`);
  return (
    <Block
      {...{ sources, now, selected, onSelect }}
      id={id}
      title={title}
      coverage={coverageOfKinds(record.coverage, kinds)}
      statements={statementsOfKinds(record, STATED[id] ?? [])}
      count={lines.length}
      {...(searched
        ? {
            notFound: {
              title: t('summary.life.notFound', { subject: title }),
              why: t('summary.life.notFoundWhy'),
              certain: false,
            },
          }
        : {})}
    >
      <div className="block-lines">
        <Few items={lines} few={FEW} name={title} className="block-rest">
          {(line) => <Line key={line.key} {...props} line={line} />}
        </Few>
        {id === 'vaccinations' ? <Routine {...props} /> : null}
      </div>
    </Block>
  );
}

/** Which day it is: of a problem its onset, or only the day on which it was written down. */
function leadOf({ t }: Text, { isOnset, certainty, facts }: LifetimeLine): { readonly lead?: string } {
  if (facts[0].shown.kind !== 'condition') return {};
  if (certainty === 'estimated') return {};
  return { lead: t(isOnset ? 'summary.onset' : 'summary.life.recorded') };
}

function Line(props: SummaryProps & { readonly line: LifetimeLine }) {
  const text = useText();
  const { line } = props;
  // A suspicion and a word of the person's own stand as marks on the record; an estimate is ours to say.
  const sure = line.certainty === 'estimated' ? certaintyText(text, line) : [];
  const notes = [...sure, ...lifetimeNotes(text, line)];
  return (
    <div className="life-line" data-line={line.key} data-certainty={line.certainty}>
      <FactLine {...props} fact={line.facts[0]} when={line.when} {...leadOf(text, line)} withSeals />
      {notes.length === 0 ? null : <p className="life-notes note sub">{notes.join('　')}</p>}
    </div>
  );
}

/** What the routine programme has for the age of today, beside what is on record: fewer doses say nothing by themselves. */
function Routine({ vaccinations, now }: LifetimePartsProps) {
  const text = useText();
  const { t, language } = text;
  const { routine, nextDue } = vaccinations;
  const today = jstDay(now);
  if (routine.length === 0 && nextDue.length === 0) return null;
  return (
    <div className="life-routine note">
      {nextDue.map(({ key, shown }) => (
        <p key={key}>
          {t('summary.life.nextDue', {
            vaccine: shown.title,
            day: shown.nextDue === undefined ? '' : shortDate(language, shown.nextDue, today),
          })}
        </p>
      ))}
      {routine.map(({ row, doses, whole }) => (
        <p key={row.id} data-vaccine={row.id} data-doses={doses.length}>
          {t(whole ? 'summary.life.routineWhole' : 'summary.life.routineLess', {
            disease: row.disease[language],
            n: doses.length,
            all: row.doses,
          })}
        </p>
      ))}
      {routine.length === 0 ? null : <p className="sub">{t('summary.life.routineNote')}</p>}
    </div>
  );
}
