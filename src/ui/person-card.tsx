import { AddressDisplay, ContactPointDisplay, HumanNameDisplay, IdentifierDisplay } from '@medplum/react';
import type { ReactNode } from 'react';
import { jstDay } from '../domain/partial-date.ts';
import type { PersonRecord } from '../domain/person.ts';
import type { Source } from '../domain/source.ts';
import { birthText, momentText, sourceName } from '../i18n/format.ts';
import { sexText } from '../i18n/person-text.ts';
import { useText } from '../i18n/text.ts';
import { patientParts } from './patient-parts.ts';
import { Seal } from './seal.tsx';

interface PersonCardProps {
  readonly records: readonly PersonRecord[];
  readonly sources: readonly Source[];
  readonly now: Date;
}

/**
 * What each source says of who this is, side by side, nothing merged. Load it lazily: the display parts weigh more than
 * the rest of the page. They are handed whole lines, because on their own they put the given name before the family
 * name and leave out `text`, which is where Japanese names and addresses stand.
 */
export function PersonCard({ records, sources, now }: PersonCardProps) {
  const { t } = useText();
  return (
    <div className="person-card">
      <h2>{t('person.card.title')}</h2>
      <div className="person-card-records">
        {records.map((record) => (
          <RecordCard
            key={`${record.source} ${record.patientId}`}
            record={record}
            sources={sources}
            now={now}
          />
        ))}
      </div>
    </div>
  );
}

interface RecordCardProps {
  readonly record: PersonRecord;
  readonly sources: readonly Source[];
  readonly now: Date;
}

function RecordCard({ record, sources, now }: RecordCardProps) {
  const text = useText();
  const { t, language } = text;
  const parts = patientParts(record.raw);
  const source = sources.find((candidate) => candidate.id === record.source);
  const contacts = record.contacts.map((contact) =>
    [contact.name, contact.relation, contact.telephone].filter(Boolean).join('　'),
  );
  return (
    <section data-source-person={record.source}>
      <h3>
        {source === undefined ? null : <Seal source={source} />}{' '}
        {sourceName(language, sources, record.source)}
        <span className="note sub">
          {t('person.card.fetched', { time: momentText(language, record.fetchedAt, jstDay(now)) })}
        </span>
      </h3>
      <dl>
        <Row term={t('person.card.names')}>
          {parts.names.map((name) => (
            <HumanNameDisplay key={name} value={{ given: [name] }} />
          ))}
        </Row>
        <Row term={t('person.card.birth')}>
          {record.birthDate === undefined ? [] : [birthText(language, record.birthDate)]}
        </Row>
        <Row term={t('person.card.sex')}>{[sexText(text, record)]}</Row>
        <Row term={t('person.card.identifiers')}>
          {parts.identifiers.map((identifier) => (
            <IdentifierDisplay key={`${identifier.system}|${identifier.value}`} value={identifier} />
          ))}
        </Row>
        <Row term={t('person.card.addresses')}>
          {parts.addresses.map((address) => (
            <AddressDisplay key={address} value={{ line: [address] }} />
          ))}
        </Row>
        <Row term={t('person.card.telecoms')}>
          {parts.telecoms.map((telecom) => (
            <ContactPointDisplay key={telecom} value={{ value: telecom }} />
          ))}
        </Row>
        <Row term={t('person.card.contacts')}>{contacts}</Row>
      </dl>
    </section>
  );
}

function Row({ term, children }: { readonly term: string; readonly children: readonly ReactNode[] }) {
  const { t } = useText();
  return (
    <>
      <dt>{term}</dt>
      <dd>
        {children.length === 0 ? (
          <span className="muted">{t('person.card.notRecorded')}</span>
        ) : (
          <ul>
            {children.map((child, index) => (
              <li key={index}>{child}</li>
            ))}
          </ul>
        )}
      </dd>
    </>
  );
}
