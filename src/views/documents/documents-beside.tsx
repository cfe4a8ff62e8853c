import { useId } from 'react';
import { useText } from '../../i18n/text.ts';
import { Paper, type PaperSurroundings, type Readable } from './paper.tsx';

interface BesideProps extends PaperSurroundings {
  readonly open: Readable;
  readonly other: Readable | undefined;
}

/** Two documents side by side, the open one to the left; each scrolls by itself, and has its head over it. */
export function DocumentsBeside({ open, other, ...around }: BesideProps) {
  const { t } = useText();
  const id = useId();
  return (
    <div className="documents-beside" data-beside-of={other?.key ?? ''}>
      {[open, ...(other === undefined ? [] : [other])].map((entry, index) => (
        <div key={entry.key} className="beside-page" tabIndex={-1}>
          <Paper {...around} entry={entry} id={`${id}-${index}`} />
        </div>
      ))}
      {other === undefined ? <p className="documents-choose sub">{t('documents.other.choose')}</p> : null}
    </div>
  );
}
