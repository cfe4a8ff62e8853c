import { type FormEvent, useState } from 'react';
import type { Result } from '../../base/result.ts';
import type { Fault } from '../../domain/fault.ts';
import { jstDay } from '../../domain/partial-date.ts';
import { momentText, numberText } from '../../i18n/format.ts';
import { useHandingWords } from '../../i18n/handing-text.ts';
import { useText } from '../../i18n/text.ts';
import { FileButton, FileDialog } from '../../ui/file-dialog.tsx';
import { Segmented } from '../../ui/segmented.tsx';

/** How a link is to be made; an empty passcode is none. */
export interface ShareWish {
  readonly days: number;
  readonly passcode: string;
}

/** A link that was made, and what lies behind it. */
export interface SharedSummary {
  readonly link: string;
  readonly code: { readonly size: number; readonly path: string };
  readonly written: number;
  readonly left: number;
  readonly until: Date;
}

interface ShareButtonProps {
  /** For how many days the site lets a link hold at most. */
  readonly most: number;
  readonly now: Date;
  readonly onShare: (wish: ShareWish) => Promise<Result<SharedSummary, Fault>>;
}

/** Hands the summary on by a link: encrypted in this window, and left where the site says. */
export function ShareButton(props: ShareButtonProps) {
  const own = useHandingWords();
  return (
    <FileButton
      action="share"
      icon="link"
      label={own('handing.share.button')}
      failed={own('handing.share.failed')}
      // Nothing is made before the reader has said how.
      onWrite={() => Promise.resolve(undefined)}
    >
      {(_, onClose) => <ShareDialog {...props} onClose={onClose} />}
    </FileButton>
  );
}

type Making =
  | { readonly state: 'asking' | 'making' | 'failed' }
  | { readonly state: 'made'; readonly shared: SharedSummary };

function ShareDialog(props: ShareButtonProps & { readonly onClose: () => void }) {
  const own = useHandingWords();
  const { onShare, onClose } = props;
  const [making, setMaking] = useState<Making>({ state: 'asking' });
  const share = async (wish: ShareWish) => {
    setMaking({ state: 'making' });
    try {
      const made = await onShare(wish);
      setMaking(made.ok ? { state: 'made', shared: made.value } : { state: 'failed' });
    } catch {
      setMaking({ state: 'failed' });
    }
  };
  return (
    <FileDialog
      title={own('handing.share.title')}
      className="share-dialog"
      marks={{ 'data-share': making.state }}
      onClose={onClose}
    >
      {making.state === 'made' ? (
        <Shared {...props} shared={making.shared} />
      ) : (
        <>
          <p>{own('handing.share.lead')}</p>
          <ShareForm {...props} busy={making.state === 'making'} onWish={(wish) => void share(wish)} />
          {making.state === 'failed' ? (
            <p role="alert" className="alert advise">
              {own('handing.share.failed')}
            </p>
          ) : null}
        </>
      )}
    </FileDialog>
  );
}

const DAYS = [1, 7, 30] as const;

interface ShareFormProps extends ShareButtonProps {
  readonly busy: boolean;
  readonly onWish: (wish: ShareWish) => void;
}

function ShareForm({ most, busy, onWish }: ShareFormProps) {
  const own = useHandingWords();
  const offered = [...new Set([...DAYS.filter((days) => days < most), most])].toSorted((a, b) => a - b);
  const [days, setDays] = useState(String(offered.find((one) => one >= 7) ?? most));
  const [passcode, setPasscode] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onWish({ days: Number(days), passcode: passcode.trim() });
  };
  return (
    <form className="share-form" onSubmit={submit}>
      <span aria-hidden="true">{own('handing.share.holds')}</span>
      <Segmented
        label={own('handing.share.holds')}
        value={days}
        choices={offered.map((one) => ({
          value: String(one),
          label: own('handing.share.days', { n: one, count: one }),
        }))}
        onChange={setDays}
      />
      <label>
        {own('handing.share.passcode')}
        <input
          type="text"
          data-field="passcode"
          autoComplete="off"
          maxLength={40}
          value={passcode}
          onChange={({ target }) => setPasscode(target.value)}
        />
      </label>
      <button type="submit" className="btn btn-primary" disabled={busy}>
        {own(busy ? 'handing.share.making' : 'handing.share.make')}
      </button>
    </form>
  );
}

function Shared({ shared, now }: ShareButtonProps & { readonly shared: SharedSummary }) {
  const { t, language } = useText();
  const own = useHandingWords();
  const { link, code, written, left, until } = shared;
  return (
    <>
      <p>
        {own('handing.share.made', {
          n: numberText(written),
          count: written,
          until: momentText(language, until, jstDay(now)),
        })}
      </p>
      {left > 0 ? <p>{t('summary.ips.left', { n: numberText(left), count: left })}</p> : null}
      <svg
        className="share-code"
        viewBox={`0 0 ${code.size} ${code.size}`}
        role="img"
        aria-label={own('handing.share.code')}
        shapeRendering="crispEdges"
      >
        <rect width={code.size} height={code.size} className="share-light" />
        <path d={code.path} className="share-dark" />
      </svg>
      <textarea readOnly rows={4} aria-label={own('handing.share.link')} data-share-link value={link} />
      <p className="note">{own('handing.share.note')}</p>
    </>
  );
}
