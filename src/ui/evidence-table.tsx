import type { Agreement, IdentityField, LinkedRecord, PersonRecord } from '../domain/person.ts';
import type { Source } from '../domain/source.ts';
import { birthShort, sourceShortName } from '../i18n/format.ts';
import { type Text, useText } from '../i18n/text.ts';
import { Chip } from './chip.tsx';
import { Icon, type IconName } from './icons.tsx';
import { Seal } from './seal.tsx';

/** Local numbers are each institution's own: they are told in the head, and never compared between sources. */
const COLUMNS: readonly IdentityField[] = ['member-id', 'kanji', 'kana', 'sex', 'birth-date'];

const SIGNS: Readonly<Record<Agreement, IconName>> = {
  same: 'complete',
  different: 'close',
  missing: 'not-offered',
};

function fieldText(text: Text, record: PersonRecord, field: IdentityField): string {
  switch (field) {
    case 'member-id':
      return record.memberIds.map((id) => id.text).join(' ');
    case 'kanji':
      return record.kanji ?? '';
    case 'kana':
      return record.kana ?? '';
    case 'sex':
      return text.t(`person.sex.${record.sex}`);
    case 'birth-date':
      return record.birthDate === undefined ? '' : birthShort(record.birthDate);
    case 'local-id':
      return record.localIds.map((id) => id.value).join(' ');
  }
}

/** What each source says and how it compares: sign and word in every cell, so that no colour has to be seen. */
export function EvidenceTable({
  records,
  sources,
}: {
  /** The first is what the others are compared with. */
  readonly records: readonly LinkedRecord[];
  readonly sources: readonly Source[];
}) {
  const { t } = useText();
  return (
    <div className="evidence-scroll">
      <table className="evidence">
        <thead>
          <tr>
            <th scope="col">{t('person.evidence.source')}</th>
            {COLUMNS.map((field) => (
              <th key={field} scope="col">
                {t(`person.field.${field}`)}
              </th>
            ))}
            <th scope="col">{t('person.evidence.verdict')}</th>
          </tr>
        </thead>
        <tbody>
          {records.map((linked, index) => (
            <EvidenceRow
              key={`${linked.record.source} ${linked.record.patientId}`}
              linked={linked}
              sources={sources}
              first={index === 0}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface EvidenceRowProps {
  readonly linked: LinkedRecord;
  readonly sources: readonly Source[];
  readonly first: boolean;
}

function EvidenceRow({ linked, sources, first }: EvidenceRowProps) {
  const text = useText();
  const { t, language } = text;
  const { record, evidence, verdict } = linked;
  const source = sources.find((candidate) => candidate.id === record.source);
  return (
    <tr>
      <th scope="row" className="evidence-source">
        {source === undefined ? null : <Seal source={source} />}{' '}
        {sourceShortName(language, sources, record.source)}
      </th>
      {COLUMNS.map((field) => {
        const value = fieldText(text, record, field);
        const agreement = value === '' ? 'missing' : first ? 'same' : evidence[field];
        return (
          <td key={field} data-agreement={agreement} data-label={t(`person.field.${field}`)}>
            {first && agreement === 'same' ? null : (
              <>
                <Icon name={SIGNS[agreement]} small />
                <span className="visually-hidden">{t(`person.agreement.${agreement}`)} </span>
              </>
            )}
            {value === '' ? <span className="muted">{t('person.agreement.missing')}</span> : value}
          </td>
        );
      })}
      <td data-label={t('person.evidence.verdict')}>
        {first ? (
          <span className="sub">{t('person.evidence.firstRecord')}</span>
        ) : (
          <Verdict verdict={verdict} evidence={evidence} />
        )}
      </td>
    </tr>
  );
}

function Verdict({ verdict, evidence }: Pick<LinkedRecord, 'verdict' | 'evidence'>) {
  const { t } = useText();
  const differing = COLUMNS.filter((field) => evidence[field] === 'different');
  return (
    <span className="evidence-verdict">
      <b>
        {verdict === 'same-person' ? t('person.evidence.samePerson') : t('person.evidence.notLinkedVerdict')}
      </b>
      {evidence['member-id'] === 'same' ? <span>{t('person.evidence.numberSame')}</span> : null}
      {evidence['member-id'] === 'missing' ? <span>{t('person.evidence.noNumber')}</span> : null}
      {differing.map((field) => (
        <Chip key={field} tone="warn">
          {t('person.evidence.fieldDiffers', { field: t(`person.field.${field}`) })}
        </Chip>
      ))}
    </span>
  );
}
