import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import type { LinkedRecord, Person, PersonRecord, QuarantinedRecord } from '../../domain/person.ts';
import { leadingRecord } from '../../domain/person.ts';
import type { Source } from '../../domain/source.ts';
import { listText, sentencesText, sourceName } from '../../i18n/format.ts';
import { useText } from '../../i18n/text.ts';
import { compareRecords } from '../../record/identity.ts';
import { EvidenceTable } from '../../ui/evidence-table.tsx';
import './identity.css';

export type Decide = (record: PersonRecord, decision: 'link' | 'unlink', reason: string) => Promise<boolean>;

interface IdentityDialogProps {
  readonly person: Person;
  readonly sources: readonly Source[];
  /** Resolves to whether the decision could be put on record; it is carried out only then. */
  readonly onDecide: Decide;
  readonly onClose: () => void;
}

/** Who is held apart and who is linked, with the evidence. Every decision needs a reason, and is put on record first. */
export function IdentityDialog({ person, sources, onDecide, onClose }: IdentityDialogProps) {
  const { t } = useText();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (dialog.current?.open === false) dialog.current.showModal();
  }, []);
  const lead = leadingRecord(person);
  const first: LinkedRecord = { record: lead, evidence: compareRecords(lead, lead), verdict: 'same-person' };
  const others = person.records.filter((record) => record.source !== lead.source);
  return (
    <dialog ref={dialog} className="dialog identity" onClose={onClose} aria-labelledby="identity-title">
      <h2 id="identity-title">{t('person.identity.title')}</h2>
      <p className="sub">{t('person.identity.lead')}</p>
      {person.quarantined.length === 0 ? <p>{t('person.identity.none')}</p> : null}
      {person.quarantined.map((apart) => (
        <Apart key={keyOf(apart.record)} first={first} apart={apart} sources={sources} onDecide={onDecide} />
      ))}
      {others.length === 0 ? null : <h3>{t('person.identity.linkedTitle')}</h3>}
      {others.map((record) => (
        <section key={keyOf(record)} className="identity-one" data-linked={record.source}>
          <EvidenceTable
            records={[first, { record, evidence: compareRecords(lead, record), verdict: 'same-person' }]}
            sources={sources}
          />
          <Decision
            label={t('person.identity.unlink')}
            onDecide={(reason) => onDecide(record, 'unlink', reason)}
          />
        </section>
      ))}
      <button type="button" className="btn" onClick={() => dialog.current?.close()}>
        {t('common.close')}
      </button>
    </dialog>
  );
}

function keyOf(record: PersonRecord): string {
  return `${record.source}/${record.patientId}`;
}

interface ApartProps {
  readonly first: LinkedRecord;
  readonly apart: QuarantinedRecord;
  readonly sources: readonly Source[];
  readonly onDecide: Decide;
}

function Apart({ first, apart, sources, onDecide }: ApartProps) {
  const { t, language } = useText();
  const { record, evidence, conflicts } = apart;
  const isCarried = sources.some(({ id, kind }) => id === record.source && kind === 'carried');
  const fields = listText(
    language,
    conflicts.map((field) => t(`person.field.${field}`)),
  );
  return (
    <section className="identity-one" data-quarantined={record.source}>
      <p>
        <b>
          {sentencesText(language, [
            t(isCarried ? 'person.identity.apartCarried' : 'person.identity.apart', {
              source: sourceName(language, sources, record.source),
            }),
            conflicts.length > 0 ? t('person.identity.conflict', { fields }) : t('person.identity.tooLittle'),
          ])}
        </b>
      </p>
      <EvidenceTable records={[first, { record, evidence, verdict: 'not-linked' }]} sources={sources} />
      <Decision label={t('person.identity.link')} onDecide={(reason) => onDecide(record, 'link', reason)} />
    </section>
  );
}

/** A reason and a button: two deliberate acts. */
function Decision({
  label,
  onDecide,
}: {
  readonly label: string;
  readonly onDecide: (reason: string) => Promise<boolean>;
}) {
  const { t } = useText();
  const id = useId();
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<'reasonNeeded' | 'notTaken'>();
  const [busy, setBusy] = useState(false);

  async function decide(event: FormEvent): Promise<void> {
    event.preventDefault();
    const words = reason.trim();
    if (words === '') {
      setProblem('reasonNeeded');
      return;
    }
    setBusy(true);
    const taken = await onDecide(words);
    setBusy(false);
    setProblem(taken ? undefined : 'notTaken');
  }

  return (
    <form className="identity-decision" onSubmit={(event) => void decide(event)} noValidate>
      <label htmlFor={id}>{t('person.identity.reason')}</label>
      <input
        id={id}
        maxLength={200}
        autoComplete="off"
        value={reason}
        aria-describedby={problem === undefined ? undefined : `${id}-problem`}
        onChange={(event) => setReason(event.target.value)}
      />
      <button type="submit" className="btn" disabled={busy}>
        {label}
      </button>
      {problem === undefined ? null : (
        <p id={`${id}-problem`} role="alert">
          <b>{t(`person.identity.${problem}`)}</b>
        </p>
      )}
    </form>
  );
}
