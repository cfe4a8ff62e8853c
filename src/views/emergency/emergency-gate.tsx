import { type FormEvent, useId, useState } from 'react';
import { useText } from '../../i18n/text.ts';
import { type EmergencyReason, REASON_CODES, type ReasonCode } from './emergency-reason.ts';
import './emergency.css';

interface EmergencyGateProps {
  readonly onStart: (reason: EmergencyReason) => void;
  readonly onCancel?: () => void;
}

/** Emergency access takes two deliberate acts: to come here, and to give a reason. Nothing is preselected. */
export function EmergencyGate({ onStart, onCancel }: EmergencyGateProps) {
  const { t } = useText();
  const id = useId();
  const [code, setCode] = useState<ReasonCode>();
  const [remark, setRemark] = useState('');
  const [asked, setAsked] = useState(false);

  function start(event: FormEvent): void {
    event.preventDefault();
    setAsked(true);
    if (code === undefined) return;
    const words = t(`emergency.gate.code.${code}`);
    const note = remark.trim();
    onStart({ code, text: note === '' ? words : `${words}　${note}` });
  }

  return (
    <form className="er-gate" data-emergency-gate onSubmit={start} noValidate>
      <h1>{t('emergency.gate.title')}</h1>
      <p>{t('emergency.gate.lead')}</p>
      <p>
        <b>{t('emergency.gate.audit')}</b>
      </p>
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
      <label className="er-remark">
        {t('emergency.gate.note')}
        <textarea
          rows={2}
          maxLength={200}
          value={remark}
          autoComplete="off"
          onChange={(event) => setRemark(event.target.value)}
        />
      </label>
      <div className="er-gate-actions">
        <button type="submit" className="btn btn-primary btn-large" data-emergency-start>
          {t('emergency.gate.start')}
        </button>
        {onCancel === undefined ? null : (
          <button type="button" className="btn btn-large" onClick={onCancel}>
            {t('emergency.gate.cancel')}
          </button>
        )}
      </div>
    </form>
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
