import { type RegisteredContact, registeredContacts } from '../../clinical/care/contacts.ts';
import type { OtherEntry } from '../../domain/entry.ts';
import { type Coverage, coverageOfKinds } from '../../domain/coverage.ts';
import { listText, sourceShortName } from '../../i18n/format.ts';
import { useText } from '../../i18n/text.ts';
import { otherFacts } from '../../record/derive/kinds.ts';
import type { KnownFacts, PatientRecord } from '../../record/record.ts';
import { entryAttributes } from '../../ui/entry-row.tsx';
import { Icon } from '../../ui/icons.tsx';
import { GivenNothing } from '../../ui/nothing.tsx';
import { PanelFoot } from '../../ui/panel.tsx';
import type { CarePanelProps } from './care-panel.tsx';

/** Whom to call: as each source registered them. */
export function ContactsPanel({ record, sources, now, onSelect }: CarePanelProps) {
  const { t } = useText();
  const others: KnownFacts<OtherEntry> = otherFacts(record);
  const related = others.value.filter(({ shown }) => shown.sort === 'related-person');
  const contacts = registeredContacts(record.person, related);
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
              onSelect={onSelect}
            />
          ))}
        </ul>
      )}
      <PanelFoot coverage={coverageOfRelated(record)} sources={sources} now={now} />
    </section>
  );
}

/** Records of family and others around the person are asked for on their own. */
function coverageOfRelated({ coverage }: PatientRecord): Coverage {
  const others = coverageOfKinds(coverage, ['other']);
  return { ...others, cells: others.cells.filter(({ feed }) => feed === 'RelatedPerson') };
}

interface ContactProps extends Pick<CarePanelProps, 'sources' | 'onSelect'> {
  readonly registered: RegisteredContact;
}

function Contact({ registered, sources, onSelect }: ContactProps) {
  const { t, language } = useText();
  const { fact } = registered;
  const { name, relation, telephone } = registered.contact;
  const from = listText(
    language,
    registered.sources.map((id) => sourceShortName(language, sources, id)),
  );
  return (
    <li className="care-contact">
      <span>
        {relation === undefined ? null : <span className="care-relation note sub">{relation}</span>}
        {fact === undefined ? (
          <b>{name}</b>
        ) : (
          <button
            type="button"
            className="btn-link care-person"
            onClick={() => onSelect(fact.key)}
            {...entryAttributes(fact)}
          >
            {name}
          </button>
        )}
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
