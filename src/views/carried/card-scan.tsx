import { type FormEvent, useCallback, useEffect, useId, useRef, useState } from 'react';
import type { PersonQuery } from '../../domain/person.ts';
import { useCardWords } from '../../i18n/card-text.ts';
import { useText } from '../../i18n/text.ts';
import { Icon } from '../../ui/icons.tsx';
import { type CardReading, cardText, readCard } from './card-code.ts';
import { CameraField } from './code-section.tsx';
import { createCodeReader, pixelsOf } from './read-codes.ts';
import type { ScannedCode } from './symbol-payload.ts';
import './carried.css';

interface CardScanProps {
  /** Puts what was read into the form; nobody is searched for by it. */
  readonly onFill: (query: Partial<PersonQuery>) => void;
  readonly onClose: () => void;
}

type Seen =
  | { readonly state: 'nothing' }
  | { readonly state: 'no-code' }
  /** There was a code, and nothing in it that leads to a person. */
  | { readonly state: 'unknown'; readonly text: string }
  | { readonly state: 'read'; readonly reading: CardReading };

function seenIn(text: string): Seen {
  const reading = readCard(text);
  return reading === undefined ? { state: 'unknown', text } : { state: 'read', reading };
}

/** The code of a card, by camera, picture or hand scanner: what it says stands here before anybody is searched for. */
export function CardScan({ onFill, onClose }: CardScanProps) {
  const card = useCardWords();
  const { t } = useText();
  const dialog = useRef<HTMLDialogElement>(null);
  const [seen, setSeen] = useState<Seen>({ state: 'nothing' });
  useEffect(() => {
    if (dialog.current?.open === false) dialog.current.showModal();
  }, []);
  const take = useCallback((codes: readonly ScannedCode[]) => {
    const [first] = codes;
    if (first !== undefined) setSeen(seenIn(cardText(first.bytes)));
  }, []);
  return (
    <dialog
      ref={dialog}
      className="dialog carried"
      onClose={onClose}
      aria-labelledby="card-title"
      data-card-scan
    >
      <h2 id="card-title">{card('card.title')}</h2>
      <p>{card('card.lead')}</p>
      {seen.state === 'read' ? (
        <Reading reading={seen.reading} onFill={onFill} onAgain={() => setSeen({ state: 'nothing' })} />
      ) : (
        <>
          <section className="carried-codes">
            <CameraField action="card-camera" first onCodes={take} />
          </section>
          <OtherWays
            onText={(text) => setSeen(seenIn(text))}
            onCodes={take}
            onNone={() => setSeen({ state: 'no-code' })}
          />
          <Trouble seen={seen} />
        </>
      )}
      <button type="button" className="btn" onClick={() => dialog.current?.close()}>
        {t('common.close')}
      </button>
    </dialog>
  );
}

interface OtherWaysProps {
  readonly onText: (text: string) => void;
  readonly onCodes: (codes: readonly ScannedCode[]) => void;
  readonly onNone: () => void;
}

/** A picture of the card, or a scanner that types what it reads: where there is no camera, or none that may be used. */
function OtherWays({ onText, onCodes, onNone }: OtherWaysProps) {
  const card = useCardWords();
  const id = useId();
  const [typed, setTyped] = useState('');
  async function look(picture: File | undefined): Promise<void> {
    if (picture === undefined) return;
    try {
      const [pixels, reader] = await Promise.all([pixelsOf(picture), createCodeReader()]);
      const codes = await reader.read(pixels, true);
      if (codes.length === 0) onNone();
      else onCodes(codes);
    } catch {
      onNone();
    }
  }
  function submit(event: FormEvent): void {
    event.preventDefault();
    if (typed.trim() !== '') onText(typed.trim());
  }
  return (
    <>
      <p className="carried-field">
        <label htmlFor={`${id}-picture`}>{card('card.picture')}</label>
        <input
          id={`${id}-picture`}
          type="file"
          accept="image/*"
          data-card-picture
          onChange={(event) => void look(event.target.files?.[0])}
        />
      </p>
      <form className="carried-passcode" onSubmit={submit}>
        <label htmlFor={`${id}-typed`}>{card('card.typed')}</label>
        <input
          id={`${id}-typed`}
          data-card-typed
          autoComplete="off"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        <button type="submit" className="btn">
          {card('card.read')}
        </button>
      </form>
    </>
  );
}

const SHOWN = 80;

function Trouble({ seen }: { readonly seen: Seen }) {
  const card = useCardWords();
  if (seen.state !== 'unknown' && seen.state !== 'no-code') return null;
  const words =
    seen.state === 'unknown'
      ? card('card.unknown', { text: seen.text.slice(0, SHOWN) })
      : card('card.noCode');
  return (
    <p role="alert" data-card-trouble={seen.state}>
      <Icon name="failed" />
      <b>{words}</b>
    </p>
  );
}

const FIELDS = ['memberId', 'localId', 'name', 'birthDate'] as const;

interface ReadingProps {
  readonly reading: CardReading;
  readonly onFill: (query: Partial<PersonQuery>) => void;
  readonly onAgain: () => void;
}

function Reading({ reading, onFill, onAgain }: ReadingProps) {
  const card = useCardWords();
  const { t } = useText();
  const { kind, query } = reading;
  const fill = useRef<HTMLButtonElement>(null);
  useEffect(() => fill.current?.focus(), []);
  return (
    <section data-card-read={kind} role="status">
      <p>
        <b>{card(`card.kind.${kind}`)}</b>
      </p>
      <dl className="card-read">
        {FIELDS.map((field) =>
          query[field] === undefined || query[field] === '' ? null : (
            <div key={field}>
              <dt>{t(`findPatient.${field}`)}</dt>
              <dd>{query[field]}</dd>
            </div>
          ),
        )}
        {query.sex === undefined || query.sex === '' ? null : (
          <div>
            <dt>{t('findPatient.sex')}</dt>
            <dd>{t(`person.sex.${query.sex}`)}</dd>
          </div>
        )}
      </dl>
      <p className="sub">{card('card.notSearched')}</p>
      <p className="carried-field">
        <button
          ref={fill}
          type="button"
          className="btn btn-primary"
          data-card-fill
          onClick={() => onFill(query)}
        >
          {card('card.fill')}
        </button>
        <button type="button" className="btn" onClick={onAgain}>
          {card('card.again')}
        </button>
      </p>
    </section>
  );
}
