import { type FormEvent, useId, useState } from 'react';
import type { PersonQuery, Sex } from '../../domain/person.ts';
import { readBirthDate } from '../../i18n/birth-date.ts';
import { useText } from '../../i18n/text.ts';
import { TextField } from '../../ui/text-field.tsx';

interface SearchFormProps {
  readonly searching: boolean;
  readonly onSearch: (query: PersonQuery) => void;
  readonly initial?: Partial<PersonQuery> | undefined;
}

const EMPTY: PersonQuery = { memberId: '', localId: '', name: '', birthDate: '', sex: '' };
const SEXES: readonly Sex[] = ['female', 'male', 'other', 'unknown'];

function isSex(value: string): value is Sex {
  return (SEXES as readonly string[]).includes(value);
}

/** What a reader knows of the person at the desk. A date is read at once and shown as understood, before anything is asked. */
export function SearchForm({ searching, onSearch, initial }: SearchFormProps) {
  const { t } = useText();
  const [typed, setTyped] = useState<PersonQuery>({ ...EMPTY, ...initial });
  const [tried, setTried] = useState(false);
  const birthDate = typed.birthDate.trim() === '' ? '' : readBirthDate(typed.birthDate);
  const asksNothing = [typed.memberId, typed.localId, typed.name, typed.birthDate].every(
    (value) => value.trim() === '',
  );
  const change = (part: Partial<PersonQuery>) => setTyped({ ...typed, ...part });

  function submit(event: FormEvent): void {
    event.preventDefault();
    setTried(true);
    if (asksNothing || birthDate === undefined) return;
    onSearch({
      memberId: typed.memberId.trim(),
      localId: typed.localId.trim(),
      name: typed.name.trim(),
      birthDate,
      sex: typed.sex,
    });
  }

  return (
    <form
      className="find-form"
      onSubmit={submit}
      role="search"
      aria-label={t('findPatient.title')}
      noValidate
    >
      <h2>{t('findPatient.heading')}</h2>
      <PersonFields typed={typed} birthDate={birthDate} tried={tried} onChange={change} />
      <NumberFields typed={typed} onChange={change} />
      {tried && asksNothing ? (
        <p className="field-hint" data-problem role="status">
          {t('findPatient.needOne')}
        </p>
      ) : null}
      <div className="find-buttons">
        <button type="submit" className="btn btn-primary btn-large grow" aria-busy={searching}>
          {t('findPatient.search')}
        </button>
        <button
          type="button"
          className="btn btn-large"
          onClick={() => {
            setTyped(EMPTY);
            setTried(false);
          }}
        >
          {t('findPatient.clear')}
        </button>
      </div>
      <Legend />
    </form>
  );
}

interface FieldsProps {
  readonly typed: PersonQuery;
  readonly onChange: (part: Partial<PersonQuery>) => void;
}

interface PersonFieldsProps extends FieldsProps {
  /** As read; undefined where it cannot be. */
  readonly birthDate: string | undefined;
  readonly tried: boolean;
}

/** Long enough to be a whole date: from here on it is said that it cannot be read. */
const WHOLE_DATE = 8;

function PersonFields({ typed, birthDate, tried, onChange }: PersonFieldsProps) {
  const { t } = useText();
  const hint = t('findPatient.birthDateHint');
  const unread = birthDate === undefined && (tried || typed.birthDate.length >= WHOLE_DATE);
  return (
    <>
      <TextField
        field="name"
        label={t('findPatient.name')}
        hint={t('findPatient.nameHint')}
        value={typed.name}
        onChange={(name) => onChange({ name })}
        autoFocus
      />
      <TextField
        field="birth-date"
        label={t('findPatient.birthDate')}
        hint={hint}
        value={typed.birthDate}
        onChange={(value) => onChange({ birthDate: value })}
        tail={birthDate === '' ? undefined : birthDate}
        {...(unread ? { problem: t('findPatient.birthDateUnread', { hint }) } : {})}
      />
      <SexField sex={typed.sex} onChange={onChange} />
    </>
  );
}

function SexField({
  sex,
  onChange,
}: {
  readonly sex: PersonQuery['sex'];
  readonly onChange: FieldsProps['onChange'];
}) {
  const { t } = useText();
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{t('findPatient.sex')}</label>
      <div className="field-box">
        <select
          id={id}
          data-field="sex"
          value={sex}
          onChange={(event) => onChange({ sex: isSex(event.target.value) ? event.target.value : '' })}
        >
          <option value="">{t('findPatient.anySex')}</option>
          {SEXES.map((choice) => (
            <option key={choice} value={choice}>
              {t(`person.sex.${choice}`)}
            </option>
          ))}
        </select>
      </div>
    </div>
  );
}

function NumberFields({ typed, onChange }: FieldsProps) {
  const { t } = useText();
  return (
    <>
      <TextField
        field="member-id"
        label={t('findPatient.memberId')}
        hint={t('findPatient.memberIdHint')}
        value={typed.memberId}
        onChange={(memberId) => onChange({ memberId })}
      />
      <TextField
        field="local-id"
        label={t('findPatient.localId')}
        value={typed.localId}
        onChange={(localId) => onChange({ localId })}
      />
    </>
  );
}

function Legend() {
  const { t } = useText();
  return (
    <div className="find-legend">
      <h3>{t('findPatient.legend')}</h3>
      <ul className="note sub">
        <li>{t('findPatient.legendLinks')}</li>
        <li>{t('findPatient.legendNames')}</li>
      </ul>
    </div>
  );
}
