import type { Known } from '../../domain/coverage.ts';
import type { AllergyEntry } from '../../domain/entry.ts';
import type { Merged } from '../../domain/merged.ts';
import { jstDay } from '../../domain/partial-date.ts';
import { leadingRecord, type Person, type PersonRecord } from '../../domain/person.ts';
import type { Source } from '../../domain/source.ts';
import { birthShort, birthText, listText, longDate, sourceName, sourceShortName } from '../../i18n/format.ts';
import { ageText, nameReading, personName, sexText } from '../../i18n/person-text.ts';
import { type Text, useText } from '../../i18n/text.ts';
import { Chip, type ChipTone } from '../../ui/chip.tsx';
import { Icon } from '../../ui/icons.tsx';
import { AllergyChips } from './allergy-chips.tsx';
import './patient-banner.css';

/** What changes any decision: an anticoagulant, a device, dialysis. Judged elsewhere; here it is only shown. */
export interface Caution {
  readonly label: string;
  /** False: whether it holds is not known, and the chip says so. */
  readonly known: boolean;
  readonly tone?: ChipTone;
}

interface PatientBannerProps {
  readonly person: Person;
  readonly allergies: Known<readonly Merged<AllergyEntry>[]>;
  /** What the record says of allergies that are not there. */
  readonly allergyStatements: readonly Merged[];
  readonly cautions: readonly Caution[];
  readonly now: Date;
  readonly sources: readonly Source[];
  readonly onShowPerson?: () => void;
}

/** Whose record this is: always there, the same on every tab, with what must be known before anything is done. */
export function PatientBanner(props: PatientBannerProps) {
  const text = useText();
  const { person, sources, cautions } = props;
  const today = jstDay(props.now);
  const leading = leadingRecord(person);
  return (
    <section className="banner" data-patient-banner aria-label={text.t('banner.label')}>
      <div className="banner-who">
        <p className="kana">{nameReading(text, leading)}</p>
        <h1 className="banner-name">{personName(text, leading)}</h1>
        <p className="banner-brief">
          {ageText(text, leading, ageDay(person, today))} {sexText(text, leading)}
          {leading.birthDate === undefined ? '' : `　${birthShort(leading.birthDate)}`}
        </p>
      </div>
      <Death person={person} sources={sources} />
      <PersonFacts person={person} sources={sources} today={today} />
      <dl className="banner-alerts">
        <div>
          <dt>{text.t('banner.allergies')}</dt>
          <dd>
            <AllergyChips
              allergies={props.allergies}
              statements={props.allergyStatements}
              sources={sources}
              today={today}
            />
          </dd>
        </div>
        {cautions.length === 0 ? null : (
          <div>
            <dt>{text.t('banner.cautions')}</dt>
            <dd className="banner-chips">
              {cautions.map((caution) => (
                <Chip key={caution.label} tone={caution.known ? (caution.tone ?? 'plain') : 'unknown'}>
                  {caution.known ? caution.label : text.t('banner.unknownShort', { label: caution.label })}
                </Chip>
              ))}
            </dd>
          </div>
        )}
      </dl>
      {props.onShowPerson === undefined ? null : (
        <button
          type="button"
          className="btn btn-quiet banner-person"
          aria-label={text.t('banner.showPerson')}
          title={text.t('banner.showPerson')}
          onClick={props.onShowPerson}
        >
          <Icon name="person" />
        </button>
      )}
    </section>
  );
}

/** The age of someone who died is the age at death. */
function ageDay(person: Person, today: string): string {
  const death = person.records.map((record) => record.death).find((candidate) => candidate.dead);
  if (death === undefined || !death.dead || death.when.state !== 'dated') return today;
  return death.when.start.sortKey.slice(0, 10);
}

/** Said loud, and with who says so where not all do. */
function Death({ person, sources }: { readonly person: Person; readonly sources: readonly Source[] }) {
  const { t, language } = useText();
  const tellers = person.records.filter((record) => record.death.dead);
  const death = tellers[0]?.death;
  if (death === undefined || !death.dead) return null;
  const date = death.when.state === 'dated' ? longDate(language, death.when.start) : undefined;
  const names = listText(
    language,
    tellers.map((record) => sourceShortName(language, sources, record.source)),
  );
  return (
    <p className="banner-death" role="note">
      <b>{date === undefined ? t('banner.deadUnknown') : t('banner.deadOn', { date })}</b>
      {tellers.length < person.records.length ? (
        <span>{t('banner.deathDisagrees', { sources: names })}</span>
      ) : null}
    </p>
  );
}

interface PersonFactsProps {
  readonly person: Person;
  readonly sources: readonly Source[];
  readonly today: string;
}

function PersonFacts({ person, sources, today }: PersonFactsProps) {
  const text = useText();
  const { t, language } = text;
  const leading = leadingRecord(person);
  const birth = leading.birthDate;
  return (
    <>
      <dl className="banner-facts">
        <dt>{t('banner.ageSex')}</dt>
        <dd>
          {ageText(text, leading, ageDay(person, today))}　{sexText(text, leading)}
        </dd>
        <dt>{t('banner.birth')}</dt>
        <dd>{birth === undefined ? t('person.birthUnknown') : birthText(language, birth)}</dd>
      </dl>
      <dl className="banner-facts">
        <Identifiers person={person} />
        <dt>{t('banner.match')}</dt>
        <dd className="banner-match">
          <Icon name="link" small />
          <MatchWords text={text} person={person} sources={sources} />
        </dd>
      </dl>
    </>
  );
}

/** The number of this person where they are treated, and the one on their insurance card. */
function Identifiers({ person }: { readonly person: Person }) {
  const { t } = useText();
  const local = [...new Set(person.records.flatMap(({ localIds }) => localIds.map((id) => id.value)))];
  const member = [...new Set(person.records.flatMap(({ memberIds }) => memberIds.map((id) => id.text)))];
  return (
    <>
      {local.length > 0 || member.length === 0 ? <Numbers term={t('banner.localId')} ids={local} /> : null}
      {member.length > 0 ? <Numbers term={t('banner.memberId')} ids={member} /> : null}
    </>
  );
}

function Numbers({ term, ids }: { readonly term: string; readonly ids: readonly string[] }) {
  const { t } = useText();
  return (
    <>
      <dt>{term}</dt>
      <dd title={ids.join(' ')}>
        {ids[0] ?? t('common.unknown')}
        {ids.length > 1 ? <span className="sub"> {t('common.more', { n: ids.length - 1 })}</span> : null}
      </dd>
    </>
  );
}

interface MatchWordsProps {
  readonly text: Text;
  readonly person: Person;
  readonly sources: readonly Source[];
}

/** Which sources are taken to speak of this one person, and which are not. */
function MatchWords({ text: { t, language }, person, sources }: MatchWordsProps) {
  const ids = person.records.map((record) => record.source);
  const linked = listText(
    language,
    [...new Set(ids)].map((id) => sourceShortName(language, sources, id)),
  );
  const apart = sources
    .filter((source) => !ids.includes(source.id))
    .map((source) => source.shortName[language]);
  const otherNames = namesThatDiffer(person.records);
  return (
    <>
      {ids.length > 1
        ? t('banner.matched', { sources: linked })
        : t('banner.matchedOne', { sources: linked })}
      {apart.length > 0 ? (
        <span className="sub"> {t('banner.notMatched', { sources: listText(language, apart) })}</span>
      ) : null}
      {otherNames.length > 0 ? (
        <Chip
          tone="warn"
          title={otherNames
            .map((record) =>
              t('banner.otherNames', {
                source: sourceName(language, sources, record.source),
                name: record.kanji ?? '',
              }),
            )
            .join(' ')}
        >
          {t('banner.nameDiffers')}
        </Chip>
      ) : null}
    </>
  );
}

function namesThatDiffer(records: readonly PersonRecord[]): readonly PersonRecord[] {
  const plain = (name: string) => name.normalize('NFKC').replace(/\s+/gu, '');
  const first = records.find((record) => record.kanji !== undefined)?.kanji;
  if (first === undefined) return [];
  return records.filter((record) => record.kanji !== undefined && plain(record.kanji) !== plain(first));
}
