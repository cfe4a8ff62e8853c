import { type FormEvent, useId, useState } from 'react';
import type { PersonRecord } from '../../domain/person.ts';
import { nameReading, personName } from '../../i18n/person-text.ts';
import { useText } from '../../i18n/text.ts';
import { type EmergencyReason, REASON_CODES, type ReasonCode } from './emergency-reason.ts';
import './emergency.css';

interface EmergencyGateProps {
  /** Resolves to whether the opening was taken by the audit trail; if not, nothing was opened. */
  readonly onStart: (reason: EmergencyReason) => Promise<boolean>;
  readonly onCancel?: () => void;
  /** Whom it is about, where they are not open yet. */
  readonly who?: PersonRecord | undefined;
}

/** Emergency access takes two deliberate acts: to come here, and to give a reason. Nothing is preselected. */
export function EmergencyGate({ onStart, onCancel, who }: EmergencyGateProps) {
  const { t } = useText();
  const id = useId();
  const [code, setCode] = useState<ReasonCode>();
  const [remark, setRemark] = useState('');
  const [asked, setAsked] = useState(false);
  const [standing, setStanding] = useState<'open' | 'asking' | 'refused'>('open');

  async function start(event: FormEvent): Promise<void> {
    event.preventDefault();
    setAsked(true);
    if (code === undefined || standing === 'asking') return;
    setStanding('asking');
    const words = t(`emergency.gate.code.${code}`);
    const note = remark.trim();
    const taken = await onStart({ code, text: note === '' ? words : `${words}　${note}` });
    setStanding(taken ? 'open' : 'refused');
  }

  return (
    <main className="er-gate-page">
      <form className="er-gate" data-emergency-gate onSubmit={(event) => void start(event)} noValidate>
        <GateHead who={who} />
        <Reasons
          code={code}
          onCode={setCode}
          problem={asked && code === undefined ? `${id}-problem` : undefined}
        />
        {asked && code === undefined ? (
          <p id={`${id}-problem`} role="alert">
            <b>{t('emergency.gate.choose')}</b>
          </p>
        ) : null}
        <Remark value={remark} onChange={setRemark} />
        {standing === 'refused' ? (
          <p role="alert" data-emergency-refused>
            <b>{t('emergency.gate.refused')}</b>
          </p>
        ) : null}
        <div className="er-gate-actions">
          <button
            type="submit"
            className="btn btn-primary btn-large"
            data-emergency-start
            aria-busy={standing === 'asking'}
          >
            {t('emergency.gate.start')}
          </button>
          {onCancel === undefined ? null : (
            <button type="button" className="btn btn-large" onClick={onCancel}>
              {t('emergency.gate.cancel')}
            </button>
          )}
        </div>
      </form>
    </main>
  );
}

function GateHead({ who }: Pick<EmergencyGateProps, 'who'>) {
  const text = useText();
  const { t } = text;
  return (
    <>
      <h1>{t('emergency.gate.title')}</h1>
      {who === undefined ? null : (
        <p className="er-gate-who">
          {personName(text, who)}　{nameReading(text, who)}
        </p>
      )}
      <p>{t('emergency.gate.lead')}</p>
      <p>
        <b>{t('emergency.gate.audit')}</b>
      </p>
    </>
  );
}

interface RemarkProps {
  readonly value: string;
  readonly onChange: (words: string) => void;
}

function Remark({ value, onChange }: RemarkProps) {
  const { t } = useText();
  return (
    <label className="er-remark">
      {t('emergency.gate.note')}
      <textarea
        rows={2}
        maxLength={200}
        value={value}
        autoComplete="off"
        onChange={(event) => onChange(event.target.value)}
      />
    </label>
  );
}

interface ReasonsProps {
  readonly code: ReasonCode | undefined;
  readonly onCode: (code: ReasonCode) => void;
  readonly problem: string | undefined;
}

function Reasons({ code, onCode, problem }: ReasonsProps) {
  const { t } = useText();
  const name = useId();
  return (
    <fieldset aria-describedby={problem}>
      <legend>{t('emergency.gate.reason')}</legend>
      {REASON_CODES.map((one) => (
        <label key={one} className="er-reason">
          <input
            type="radio"
            name={name}
            value={one}
            data-reason={one}
            checked={code === one}
            onChange={() => onCode(one)}
          />
          {t(`emergency.gate.code.${one}`)}
        </label>
      ))}
    </fieldset>
  );
}
