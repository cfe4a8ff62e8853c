import { type ClipboardEvent, useEffect, useId, useRef, useState } from 'react';
import type { CarriedOutcome, CarriedPiece } from '../../domain/carried.ts';
import type { Person } from '../../domain/person.ts';
import { useHandingWords } from '../../i18n/handing-text.ts';
import { useText } from '../../i18n/text.ts';
import { Icon } from '../../ui/icons.tsx';
import { CodeSection } from './code-section.tsx';
import { OutcomeLine } from './outcome-line.tsx';
import { useCarrying } from './use-carrying.ts';
import './carried.css';

interface CarriedDialogProps {
  readonly person: Person;
  /** Files that were dropped onto the chart, or onto this dialog in it. */
  readonly dropped: readonly File[];
  readonly onCarry: (pieces: readonly CarriedPiece[]) => Promise<readonly CarriedOutcome[]>;
  /** Opens what speaks for and against a file's being the person's. */
  readonly onWeigh: () => void;
  readonly onClose: () => void;
}

/** Files and texts that the person brought, read into this chart and nowhere else. */
export function CarriedDialog({ person, dropped, onCarry, onWeigh, onClose }: CarriedDialogProps) {
  const { t } = useText();
  const dialog = useRef<HTMLDialogElement>(null);
  const { handed, busy, carry, open, takeCodes, readAnyway } = useCarrying(onCarry);
  useEffect(() => {
    if (dialog.current?.open === false) dialog.current.showModal();
  }, []);
  const taken = useRef<readonly File[]>(undefined);
  useEffect(() => {
    // The same drop is read once, however often React mounts us.
    if (taken.current === dropped) return;
    taken.current = dropped;
    void carry(dropped, []);
  }, [dropped, carry]);

  function paste(event: ClipboardEvent): void {
    const files = [...event.clipboardData.files];
    if (files.length === 0) return;
    event.preventDefault();
    void carry(files, []);
  }

  return (
    <dialog
      ref={dialog}
      className="dialog carried"
      onPaste={paste}
      onClose={onClose}
      aria-labelledby="carried-title"
      data-carried
    >
      <h2 id="carried-title">{t('carried.title')}</h2>
      <p>{t('carried.lead')}</p>
      <p className="carried-stays">
        <Icon name="withheld" />
        {t('carried.stays')}
      </p>
      <FileField onFiles={(files) => void carry(files, [])} busy={busy} />
      <CodeSection open={open} onCodes={takeCodes} onReadAnyway={readAnyway} />
      <PasteField onText={(piece) => void carry([], [piece])} busy={busy} />
      <section aria-live="polite" className="carried-results" data-results={handed.length}>
        {busy ? <p>{t('carried.reading')}</p> : null}
        {handed.length === 0 ? null : <h3>{t('carried.results')}</h3>}
        <ul>
          {handed.map((one, index) => (
            <OutcomeLine
              key={`${index} ${one.names.join(' ')}`}
              handed={one}
              person={person}
              onWeigh={onWeigh}
              onPiece={(piece) => void carry([], [piece])}
            />
          ))}
        </ul>
      </section>
      <button type="button" className="btn" onClick={() => dialog.current?.close()}>
        {t('common.close')}
      </button>
    </dialog>
  );
}

function FileField({ onFiles, busy }: { onFiles: (files: readonly File[]) => void; busy: boolean }) {
  const { t } = useText();
  const id = useId();
  return (
    <p className="carried-field">
      <label className="btn" htmlFor={id}>
        {t('carried.choose')}
      </label>
      <input
        id={id}
        type="file"
        multiple
        disabled={busy}
        className="visually-hidden"
        data-field="carried-file"
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])]);
          // The same file may be chosen again after it was mended.
          event.target.value = '';
        }}
      />
      <span className="sub">{t('carried.drop')}</span>
    </p>
  );
}

function PasteField({ onText, busy }: { onText: (piece: CarriedPiece) => void; busy: boolean }) {
  const { t } = useText();
  const own = useHandingWords();
  const id = useId();
  const [words, setWords] = useState('');
  return (
    <form
      className="carried-paste"
      onSubmit={(event) => {
        event.preventDefault();
        if (words.trim() === '') return;
        onText({ name: t('carried.pasted'), bytes: new TextEncoder().encode(words.trimStart()) });
        setWords('');
      }}
    >
      <label htmlFor={id}>{t('carried.paste')}</label>
      <textarea
        id={id}
        rows={4}
        value={words}
        autoComplete="off"
        spellCheck={false}
        data-field="carried-text"
        aria-describedby={`${id}-note`}
        onChange={(event) => setWords(event.target.value)}
      />
      <span id={`${id}-note`} className="sub">
        {t('carried.pasteNote')} {own('handing.link.note')}
      </span>
      <button type="submit" className="btn" disabled={busy || words.trim() === ''}>
        {t('carried.read')}
      </button>
    </form>
  );
}
