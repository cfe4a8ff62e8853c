import { type FormEvent, useId, useState } from 'react';
import type { DisasterRule } from '../../domain/access-rule.ts';
import type { PersonRecord } from '../../domain/person.ts';
import { birthText } from '../../i18n/format.ts';
import { nameReading, personName, sexText } from '../../i18n/person-text.ts';
import { useText } from '../../i18n/text.ts';
import { DisasterLine } from './disaster-line.tsx';
import { type EmergencyReason, REASON_CODES, type ReasonCode } from './emergency-reason.ts';
import './emergency.css';

/** How an opening went: it is open, or why nothing was opened. */
export type GateOutcome = 'open' | 'refused' | 'unreachable' | 'step-up';

interface EmergencyGateProps {
  readonly onStart: (reason: EmergencyReason) => Promise<GateOutcome>;
  readonly onCancel: () => void;
  /** Leaves for the provider, where the reader shows who they are; resolves to whether it could be left for. */
  readonly onStepUp: () => Promise<boolean>;
  /** Why the reader has to show who they are before anything else. */
  readonly stepUp: 'too-old' | 'other-class' | undefined;
  readonly disaster: DisasterRule | undefined;
  /** Whom it is about, where they are not open yet. */
  readonly who?: PersonRecord | undefined;
}

/** Emergency access takes two deliberate acts: to come here, and to give a reason. Nothing is preselected. */
export function EmergencyGate(props: EmergencyGateProps) {
  const { stepUp, who, disaster, onCancel, onStepUp } = props;
  const [wanted, setWanted] = useState(stepUp);
  return (
    <main className="er-gate-page" id="content">
      {disaster === undefined ? null : <DisasterLine disaster={disaster} />}
      {wanted === undefined ? (
        <ReasonForm {...props} onStale={() => setWanted('too-old')} />
      ) : (
        <StepUp who={who} wanted={wanted} onStepUp={onStepUp} onCancel={onCancel} />
      )}
    </main>
  );
}

interface StepUpProps extends Pick<EmergencyGateProps, 'who' | 'onCancel' | 'onStepUp'> {
  readonly wanted: 'too-old' | 'other-class';
}

/** The site asks that whoever opens a record without consent has just shown who they are. */
function StepUp({ who, wanted, onStepUp, onCancel }: StepUpProps) {
  const { t } = useText();
  const [failed, setFailed] = useState(false);
  async function leave(event: FormEvent): Promise<void> {
    event.preventDefault();
    setFailed(!(await onStepUp()));
  }
  return (
    <form className="er-gate" data-emergency-step-up={wanted} onSubmit={(event) => void leave(event)}>
      <GateHead who={who} />
      <p>{t(`emergency.gate.stepUp.${wanted}`)}</p>
      {failed ? (
        <p role="alert">
          <b>{t('emergency.gate.stepUp.failed')}</b>
        </p>
      ) : null}
      <GateActions words={t('emergency.gate.stepUp.go')} busy={false} onCancel={onCancel} />
    </form>
  );
}

function ReasonForm({
  onStart,
  onCancel,
  onStale,
  who,
}: EmergencyGateProps & { readonly onStale: () => void }) {
  const { t } = useText();
  const id = useId();
  const [code, setCode] = useState<ReasonCode>();
  const [remark, setRemark] = useState('');
  const [asked, setAsked] = useState(false);
  const [standing, setStanding] = useState<GateOutcome | 'asking'>('open');
  async function start(event: FormEvent): Promise<void> {
    event.preventDefault();
    setAsked(true);
    if (code === undefined || standing === 'asking') return;
    setStanding('asking');
    const words = t(`emergency.gate.code.${code}`);
    const note = remark.trim();
    const outcome = await onStart({ code, text: note === '' ? words : `${words}　${note}` }).catch(
      () => 'unreachable' as const,
    );
    setStanding(outcome);
    if (outcome === 'step-up') onStale();
  }
  return (
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
      <GateStanding standing={standing} />
      <GateActions words={t('emergency.gate.start')} busy={standing === 'asking'} onCancel={onCancel} />
    </form>
  );
}

/** What the trail says, in one place: it is asked, it refused, or nobody could be read afterwards. */
function GateStanding({ standing }: { readonly standing: GateOutcome | 'asking' }) {
  const { t } = useText();
  if (standing === 'asking') return <p role="status">{t('emergency.gate.asking')}</p>;
  if (standing === 'refused' || standing === 'unreachable')
    return (
      <p role="alert" data-emergency-refused={standing}>
        <b>{t(`emergency.gate.${standing}`)}</b>
      </p>
    );
  return null;
}

interface GateActionsProps {
  readonly words: string;
  readonly busy: boolean;
  readonly onCancel: () => void;
}

function GateActions({ words, busy, onCancel }: GateActionsProps) {
  const { t } = useText();
  return (
    <div className="er-gate-actions">
      <button type="submit" className="btn btn-primary btn-large" data-emergency-start aria-busy={busy}>
        {words}
      </button>
      <button type="button" className="btn btn-large" onClick={onCancel}>
        {t('emergency.gate.cancel')}
      </button>
    </div>
  );
}

function GateHead({ who }: Pick<EmergencyGateProps, 'who'>) {
  const text = useText();
  const { t } = text;
  return (
    <>
      <h1>{t('emergency.gate.title')}</h1>
      <p className="er-gate-who">
        {who === undefined
          ? t('emergency.gate.same')
          : [
              personName(text, who),
              nameReading(text, who),
              who.birthDate === undefined ? '' : birthText(text.language, who.birthDate),
              sexText(text, who),
            ].join('　')}
      </p>
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
