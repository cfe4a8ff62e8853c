import type { ContactPerson } from '../../domain/person.ts';
import type { SourceId } from '../../domain/ids.ts';
import { sourceShortName } from '../../i18n/format.ts';
import { useText } from '../../i18n/text.ts';
import { Icon } from '../../ui/icons.tsx';
import { GivenNothing } from '../../ui/nothing.tsx';
import type { CarePanelProps } from './care-panel.tsx';

/** Whom to call: as each source registered them, side by side. */
export function ContactsPanel({ record, sources }: CarePanelProps) {
  const { t } = useText();
  const contacts = record.person.records.flatMap((one) =>
    one.contacts.map((contact) => ({ contact, source: one.source })),
  );
  return (
    <section className="panel" data-block="contacts">
      <header className="panel-head">
        <h3>{t('care.contacts.title')}</h3>
      </header>
      {contacts.length === 0 ? (
        // What a person's details leave out may stand anywhere else: never "there is none".
        <GivenNothing kind="not-offered" title={t('care.contacts.none')} why={t('care.contacts.noneWhy')} />
      ) : (
        <ul>
          {contacts.map(({ contact, source }) => (
            <Contact
              key={`${source} ${contact.name} ${contact.telephone ?? ''}`}
              contact={contact}
              source={source}
              sources={sources}
            />
          ))}
        </ul>
      )}
    </section>
  );
}

interface ContactProps extends Pick<CarePanelProps, 'sources'> {
  readonly contact: ContactPerson;
  readonly source: SourceId;
}

function Contact({ contact, source, sources }: ContactProps) {
  const { t, language } = useText();
  const { name, relation, telephone } = contact;
  return (
    <li className="care-contact">
      <span>
        {relation === undefined ? null : <span className="note sub">{relation}　</span>}
        <b>{name}</b>
        <span className="care-from note sub">
          {t('care.contacts.from', { source: sourceShortName(language, sources, source) })}
        </span>
      </span>
      {telephone === undefined ? (
        <span className="note">{t('care.contacts.noNumber')}</span>
      ) : (
        <a
          href={`tel:${telephone.replace(/[^\d+]/gu, '')}`}
          aria-label={t('care.contacts.call', { name, number: telephone })}
        >
          <Icon name="phone" small /> {telephone}
        </a>
      )}
    </li>
  );
}
