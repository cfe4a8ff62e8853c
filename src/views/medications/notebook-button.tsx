import type { EntryKey } from '../../domain/ids.ts';
import { listText, numberText } from '../../i18n/format.ts';
import { useText } from '../../i18n/text.ts';
import { FileButton, FileDialog, FileLink } from '../../ui/file-dialog.tsx';
import './notebook-button.css';

/** The medicines in use as an お薬手帳: a file, and the same as symbols that a telephone reads. */
export interface WrittenNotebook {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly written: number;
  /** What is not in it, and why. */
  readonly leftOut: readonly {
    readonly key: EntryKey;
    readonly title: string;
    readonly because: LeftOutBecause;
  }[];
  /** Signs that the format has no place for. */
  readonly replaced: readonly string[];
  readonly codes: readonly { readonly size: number; readonly path: string }[];
}

export type LeftOutBecause = 'not-in-force' | 'restricted' | 'administered' | 'dispensed' | 'statement';

interface NotebookButtonProps {
  readonly onWrite: () => Promise<WrittenNotebook>;
}

/** Hands the person their medicines to take along. Nothing of it is sent or kept: the file is made in this window. */
export function NotebookButton({ onWrite }: NotebookButtonProps) {
  const { t } = useText();
  return (
    <FileButton
      action="notebook"
      icon="card"
      label={t('medications.notebook.button')}
      failed={t('medications.notebook.failed')}
      quiet
      onWrite={onWrite}
    >
      {(notebook, onClose) => (
        <FileDialog
          title={t('medications.notebook.title')}
          className="notebook-dialog"
          marks={{ 'data-notebook': notebook.written }}
          onClose={onClose}
        >
          <p>
            {t('medications.notebook.lead', { n: numberText(notebook.written), count: notebook.written })}
          </p>
          <FileLink
            bytes={notebook.bytes}
            type="text/plain"
            name="okusuri-techo.txt"
            label={t('medications.notebook.file')}
          />
          <Codes notebook={notebook} />
          <LeftOut notebook={notebook} />
        </FileDialog>
      )}
    </FileButton>
  );
}

function Codes({ notebook: { codes } }: { readonly notebook: WrittenNotebook }) {
  const { t } = useText();
  return (
    <div className="notebook-codes">
      {codes.map(({ size, path }, index) => (
        <figure key={path.slice(0, 60)} data-code={index + 1}>
          <svg
            viewBox={`0 0 ${size} ${size}`}
            role="img"
            aria-label={t('medications.notebook.code', { n: index + 1, all: codes.length })}
            shapeRendering="crispEdges"
          >
            <rect width={size} height={size} className="notebook-light" />
            <path d={path} className="notebook-dark" />
          </svg>
          <figcaption className="note">
            {t('medications.notebook.code', { n: index + 1, all: codes.length })}
          </figcaption>
        </figure>
      ))}
    </div>
  );
}

function LeftOut({ notebook: { leftOut, replaced } }: { readonly notebook: WrittenNotebook }) {
  const { t, language } = useText();
  const byReason = [...Map.groupBy(leftOut, ({ because }) => because)];
  return (
    <div className="note">
      {byReason.map(([because, all]) => (
        <p key={because} data-left-out={because}>
          {t(`medications.notebook.leftOut.${because}`, {
            names: listText(language, [...new Set(all.map(({ title }) => title))]),
          })}
        </p>
      ))}
      {replaced.length > 0 ? (
        <p>{t('medications.notebook.replaced', { signs: replaced.join(' ') })}</p>
      ) : null}
      <p className="sub">{t('medications.notebook.note')}</p>
    </div>
  );
}
