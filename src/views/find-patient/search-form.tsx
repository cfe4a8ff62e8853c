import { type FormEvent, useId, useState } from 'react';
import type { PersonQuery, Sex } from '../../domain/person.ts';
import { readBirthDate } from '../../i18n/birth-date.ts';
import { useText } from '../../i18n/text.ts';
import { TextField } from '../../ui/text-field.tsx';

interface SearchFormProps {
  readonly searching: boolean;
  readonly onSearch: (query: PersonQuery) => void;
}

const EMPTY: PersonQuery = { memberId: '', localId: '', name: '', birthDate: '', sex: '' };
const SEXES: readonly Sex[] = ['female', 'male', 'other', 'unknown'];

function isSex(value: string): value is Sex {
  return (SEXES as readonly string[]).includes(value);
}

/** What a reader knows of the person at the desk. A date is read at once and shown as understood, before anything is asked. */
export function SearchForm({ searching, onSearch }: SearchFormProps) {
  const { t } = useText();
  const sexId = useId();
  const [typed, setTyped] = useState<PersonQuery>(EMPTY);
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
      <TextField
        field="name"
        label={t('findPatient.name')}
        hint={t('findPatient.nameHint')}
        value={typed.name}
        onChange={(name) => change({ name })}
        autoFocus
      />
      <TextField
        field="birth-date"
        label={t('findPatient.birthDate')}
        hint={t('findPatient.birthDateHint')}
        value={typed.birthDate}
        onChange={(value) => change({ birthDate: value })}
        tail={birthDate === '' ? undefined : birthDate}
        {...(birthDate === undefined && (tried || typed.birthDate.length >= 8)
          ? { problem: t('findPatient.birthDateUnread', { hint: t('findPatient.birthDateHint') }) }
          : {})}
      />
      <div className="field">
        <label htmlFor={sexId}>{t('findPatient.sex')}</label>
        <div className="field-box">
          <select
            id={sexId}
            data-field="sex"
            value={typed.sex}
            onChange={(event) => change({ sex: isSex(event.target.value) ? event.target.value : '' })}
          >
            <option value="">{t('findPatient.anySex')}</option>
            {SEXES.map((sex) => (
              <option key={sex} value={sex}>
                {t(`person.sex.${sex}`)}
              </option>
            ))}
          </select>
        </div>
      </div>
      <TextField
        field="member-id"
        label={t('findPatient.memberId')}
        hint={t('findPatient.memberIdHint')}
        value={typed.memberId}
        onChange={(memberId) => change({ memberId })}
      />
      <TextField
        field="local-id"
        label={t('findPatient.localId')}
        value={typed.localId}
        onChange={(localId) => change({ localId })}
      />
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
