import type { ContactPerson, Person } from '../../domain/person.ts';
import type { SourceId } from '../../domain/ids.ts';
import { listText, sourceShortName } from '../../i18n/format.ts';
import { useText } from '../../i18n/text.ts';
import { Icon } from '../../ui/icons.tsx';
import { GivenNothing } from '../../ui/nothing.tsx';
import type { CarePanelProps } from './care-panel.tsx';

interface RegisteredContact {
  readonly contact: ContactPerson;
  readonly sources: readonly SourceId[];
}

/** Equal entries of several sources are one line; any difference, be it a digit, keeps them apart. */
function contactsOf(person: Person): readonly RegisteredContact[] {
  const all = person.records.flatMap((record) =>
    record.contacts.map((contact) => ({ contact, source: record.source })),
  );
  const same = Map.groupBy(all, ({ contact }) =>
    [contact.name, contact.relation ?? '', contact.telephone ?? ''].join('|'),
  );
  return [...same.values()].flatMap(([first, ...rest]) =>
    first === undefined
      ? []
      : [{ contact: first.contact, sources: [first, ...rest].map((one) => one.source) }],
  );
}

/** Whom to call: as each source registered them. */
export function ContactsPanel({ record, sources }: CarePanelProps) {
  const { t } = useText();
  const contacts = contactsOf(record.person);
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
          {contacts.map((one) => (
            <Contact
              key={`${one.contact.name} ${one.contact.telephone ?? ''} ${one.sources.join(' ')}`}
              registered={one}
              sources={sources}
            />
          ))}
        </ul>
      )}
    </section>
  );
}

interface ContactProps extends Pick<CarePanelProps, 'sources'> {
  readonly registered: RegisteredContact;
}

function Contact({ registered, sources }: ContactProps) {
  const { t, language } = useText();
  const { name, relation, telephone } = registered.contact;
  const from = listText(
    language,
    registered.sources.map((id) => sourceShortName(language, sources, id)),
  );
  return (
    <li className="care-contact">
      <span>
        {relation === undefined ? null : <span className="note sub">{relation}　</span>}
        <b>{name}</b>
        <span className="care-from note sub">{t('care.contacts.from', { source: from })}</span>
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
