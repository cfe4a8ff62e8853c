import { jstDay } from '../../domain/partial-date.ts';
import type { Candidate, PersonRecord } from '../../domain/person.ts';
import type { Source } from '../../domain/source.ts';
import { birthText, listText, sourceShortName } from '../../i18n/format.ts';
import { ageText, nameReading, personName, sexText } from '../../i18n/person-text.ts';
import { useText } from '../../i18n/text.ts';
import { Chip } from '../../ui/chip.tsx';
import { Icon } from '../../ui/icons.tsx';
import { EvidenceTable } from '../../ui/evidence-table.tsx';

interface CandidateCardProps {
  readonly candidate: Candidate;
  readonly candidates: readonly Candidate[];
  readonly sources: readonly Source[];
  readonly now: Date;
  /** The strongest match: its button is the loud one, unless someone very like stands beside it. */
  readonly leading: boolean;
  readonly onOpen: (candidate: Candidate) => void;
}

/** One possible person with the evidence. The decision is the reader's; the button says so where it is easy to err. */
export function CandidateCard({ candidate, candidates, sources, now, leading, onOpen }: CandidateCardProps) {
  const text = useText();
  const { t, language } = text;
  const { record } = candidate.records[0];
  const linked = candidate.records
    .filter((entry) => entry.verdict === 'same-person')
    .map((entry) => entry.record.source);
  const ids = [...new Set(linked.length === 0 ? [record.source] : linked)];
  const alike = candidate.lookalikes.length > 0;
  const titleId = `candidate-${candidate.id}`;
  return (
    <article
      className={`candidate${alike ? ' candidate-alike' : leading ? ' candidate-leading' : ''}`}
      data-candidate={candidate.id}
      data-sources={ids.join(' ')}
      aria-labelledby={titleId}
    >
      {alike ? <LookalikeWarning candidate={candidate} candidates={candidates} /> : null}
      <header className="candidate-head">
        <div>
          <p className="kana">{nameReading(text, record)}</p>
          <h2 id={titleId} className="candidate-name">
            {personName(text, record)}
          </h2>
        </div>
        <p>
          <b className="candidate-age">
            {ageText(text, record, jstDay(now))}　{sexText(text, record)}
          </b>
          <br />
          {record.birthDate === undefined ? t('person.birthUnknown') : birthText(language, record.birthDate)}
        </p>
        <WhereFrom candidate={candidate} />
        <span className="candidate-links">
          {ids.length > 1 ? (
            <Chip icon="link">{t('findPatient.linked', { n: ids.length })}</Chip>
          ) : (
            <Chip tone="dash">
              {t('findPatient.only', { source: sourceShortName(language, sources, ids[0] ?? record.source) })}
            </Chip>
          )}
          {candidate.records.some((entry) => entry.record.death.dead) ? (
            <Chip tone="solid">{t('findPatient.dead')}</Chip>
          ) : null}
        </span>
        <button
          type="button"
          className={leading && !alike ? 'btn btn-primary btn-large' : 'btn btn-large'}
          onClick={() => onOpen(candidate)}
        >
          {alike ? t('findPatient.openAfterCheck') : t('findPatient.open')}
          <span className="visually-hidden">{personName(text, record)}</span>
        </button>
      </header>
      <EvidenceTable records={candidate.records} sources={sources} />
    </article>
  );
}

function unique(values: readonly (string | undefined)[]): readonly string[] {
  return [...new Set(values.filter((value): value is string => value !== undefined && value !== ''))];
}

function WhereFrom({ candidate }: { readonly candidate: Candidate }) {
  const { t } = useText();
  const records = candidate.records.map((entry) => entry.record);
  const local = unique(records.flatMap((record) => record.localIds.map((id) => id.value)));
  return (
    <p className="sub candidate-where">
      {local.length === 0 ? null : (
        <>
          {t('findPatient.local', { id: local.join('、') })}
          <br />
        </>
      )}
      {unique(records.map((record) => record.address))[0]}
    </p>
  );
}

const COMPARED: readonly {
  readonly key: 'memberId' | 'kanji' | 'address' | 'localId';
  readonly of: (record: PersonRecord) => string;
}[] = [
  { key: 'memberId', of: (record) => record.memberIds.map((id) => id.text).join(' ') },
  { key: 'kanji', of: (record) => record.kanji ?? '' },
  { key: 'address', of: (record) => record.address ?? '' },
  { key: 'localId', of: (record) => record.localIds.map((id) => id.value).join(' ') },
];

/** Two people who agree in all that is asked at a counter: what tells them apart is spelled out. */
function LookalikeWarning({
  candidate,
  candidates,
}: {
  readonly candidate: Candidate;
  readonly candidates: readonly Candidate[];
}) {
  const { t, language } = useText();
  const own = candidate.records[0].record;
  const others = candidates
    .filter((other) => candidate.lookalikes.includes(other.id))
    .map((other) => other.records[0].record);
  const differing = COMPARED.filter(({ of }) => others.some((other) => of(other) !== of(own))).map(
    ({ key }) => t(`findPatient.compared.${key}`),
  );
  return (
    <div className="alert warn" role="note">
      <Icon name="caution" />
      <p>
        <b>{t('findPatient.lookalike')}</b>　{t('findPatient.lookalikeWhy')}{' '}
        {differing.length === 0
          ? ''
          : t('findPatient.lookalikeDiffers', { fields: listText(language, differing) })}
      </p>
    </div>
  );
}
