import { useEffect, useRef, useSyncExternalStore } from 'react';
import type { CdsReply } from '../../domain/decision-support.ts';
import { decisionSupportHead, replyText } from '../../i18n/decision-support-text.ts';
import { useText } from '../../i18n/text.ts';
import type { PatientRecord } from '../../record/record.ts';
import { CdsCard } from '../../ui/cds-card.tsx';
import { Icon } from '../../ui/icons.tsx';
import type { DecisionSupport, SupportState } from '../decision-support.ts';

export function useSupport(support: DecisionSupport): SupportState {
  return useSyncExternalStore(support.subscribe, support.snapshot, support.snapshot);
}

function nameOf({ services }: SupportState, reply: CdsReply, language: 'ja' | 'en'): string {
  return services.find(({ id }) => id === reply.service)?.name[language] ?? reply.service;
}

interface SupportCardsProps {
  readonly support: DecisionSupport;
  readonly record: PatientRecord;
}

/** What outside services say of the record, ranked in its place, and of each service how far it could judge. */
export function SupportCards({ support, record }: SupportCardsProps) {
  const text = useText();
  const state = useSupport(support);
  if (state.services.length === 0) return null;
  const head = decisionSupportHead(text);
  return (
    <section className="check" data-check="decision-support">
      <header>
        <h3>{head.title}</h3>
      </header>
      <p className="check-line note sub">{head.lead}</p>
      {state.inPlace.map((placed) => (
        <CdsCard key={placed.key} placed={placed} />
      ))}
      {state.replies.map((reply) => (
        <Reply
          key={`${reply.service} ${reply.hook} ${reply.part?.id ?? ''}`}
          reply={reply}
          state={state}
          onRetry={support.retry}
        />
      ))}
      <p className="check-line note sub">{head.sent}</p>
      {record.sources.some(({ kind }) => kind === 'carried') ? (
        <p className="check-line">
          <button type="button" className="btn-link" onClick={() => support.askBrought(record)}>
            {text.t('decisionSupport.askBrought')}
          </button>
        </p>
      ) : null}
    </section>
  );
}

interface ReplyProps {
  readonly reply: CdsReply;
  readonly state: SupportState;
  readonly onRetry: () => void;
}

function Reply({ reply, state, onRetry }: ReplyProps) {
  const text = useText();
  const words = replyText(text, reply, nameOf(state, reply, text.language));
  const failed = reply.state === 'failed';
  return (
    <div
      className={failed ? 'nothing' : 'check-line'}
      data-reply={reply.state}
      {...(failed ? { 'data-nothing': 'failed', 'data-none': 'unknown' } : {})}
    >
      {failed ? <Icon name="failed" /> : null}
      <div>
        <p>
          {failed ? <b>{words.sentence}</b> : words.sentence}
          {words.next === undefined ? null : <span>{words.next}</span>}
        </p>
        {words.notes.length === 0 ? null : (
          <details className="note sub">
            <summary>{text.t('decisionSupport.whatWasTold')}</summary>
            {words.notes.map((note) => (
              <p key={note}>{note}</p>
            ))}
          </details>
        )}
        {failed ? (
          <button type="button" className="btn-link" onClick={onRetry}>
            {text.t('common.retry')}
          </button>
        ) : null}
      </div>
    </div>
  );
}

/** The one card a chart may interrupt with: read once, it goes to its place. */
export function InterruptingCard({ support }: { readonly support: DecisionSupport }) {
  const { t } = useText();
  const { interruptive } = useSupport(support);
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (interruptive !== undefined && dialog.current?.open === false) dialog.current.showModal();
  }, [interruptive]);
  if (interruptive === undefined) return null;
  return (
    <dialog
      ref={dialog}
      className="dialog"
      aria-label={t('decisionSupport.title')}
      data-interruptive="1"
      onClose={support.acknowledge}
    >
      <CdsCard placed={interruptive} />
      <p className="note sub">{t('decisionSupport.lead')}</p>
      <button type="button" className="btn btn-primary" onClick={() => dialog.current?.close()}>
        {t('decisionSupport.read')}
      </button>
    </dialog>
  );
}
