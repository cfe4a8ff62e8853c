import type { EntryKey } from '../../domain/ids.ts';
import type { Source } from '../../domain/source.ts';
import { numberText } from '../../i18n/format.ts';
import { useText } from '../../i18n/text.ts';
import { Segmented } from '../../ui/segmented.tsx';
import { type Candidate, type DocumentsMode, type DocumentsView, lineOf } from './documents-view.ts';
import type { Highlights } from './use-highlights.ts';

interface DocumentsToolsProps {
  readonly view: DocumentsView;
  readonly onView: (part: Partial<DocumentsView>) => void;
  readonly candidates: readonly Candidate[];
  /** What lies beside the open one now, chosen or by itself. */
  readonly other: EntryKey | undefined;
  readonly sources: readonly Source[];
  readonly today: string;
  readonly finding: string;
  readonly highlights: Highlights;
  readonly onPrint: () => void;
}

const MODES: readonly DocumentsMode[] = ['read', 'beside', 'changes'];

/** Above the open document: where the words asked for stand in it, how it is read, what lies beside it, and paper. */
export function DocumentsTools(props: DocumentsToolsProps) {
  const text = useText();
  const { t } = text;
  const { view, candidates } = props;
  return (
    <div className="documents-tools no-print" data-mode={view.mode}>
      {candidates.length === 0 ? null : (
        <Segmented
          label={t('documents.mode.label')}
          value={view.mode}
          choices={MODES.map((mode) => ({ value: mode, label: t(`documents.mode.${mode}`) }))}
          onChange={(mode) => props.onView({ mode })}
        />
      )}
      {view.mode === 'read' ? null : <OtherChoice {...props} />}
      {props.finding === '' ? null : <FoundHere {...props.highlights} />}
      <button type="button" className="btn btn-quiet documents-print" onClick={props.onPrint}>
        {t('documents.print.one')}
      </button>
    </div>
  );
}

function OtherChoice({ candidates, other, sources, today, onView }: DocumentsToolsProps) {
  const text = useText();
  const { t } = text;
  return (
    <select
      className="documents-other"
      aria-label={t('documents.other.label')}
      value={other ?? ''}
      onChange={(event) =>
        onView({ other: candidates.find(({ entry }) => entry.key === event.target.value)?.entry.key })
      }
    >
      {other === undefined ? <option value="">{t('documents.other.choose')}</option> : null}
      {candidates.map(({ entry, isVersion }) => {
        const line = lineOf(text, entry, sources, today);
        return (
          <option key={entry.key} value={entry.key}>
            {isVersion ? t('documents.other.version', { title: line }) : line}
          </option>
        );
      })}
    </select>
  );
}

function FoundHere({ count, at, step }: Highlights) {
  const { t } = useText();
  return (
    <span className="documents-found" data-found={count}>
      <output>
        {count === 0
          ? t('documents.find.none')
          : t('documents.find.count', { at: numberText(at), n: numberText(count) })}
      </output>
      <button type="button" className="btn btn-quiet" disabled={count === 0} onClick={() => step(-1)}>
        {t('documents.find.previous')}
      </button>
      <button type="button" className="btn btn-quiet" disabled={count === 0} onClick={() => step(1)}>
        {t('documents.find.next')}
      </button>
    </span>
  );
}
