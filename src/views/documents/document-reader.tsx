import { useId, useState } from 'react';
import type { DocumentEntry, ReportEntry } from '../../domain/entry.ts';
import type { EntryKey } from '../../domain/ids.ts';
import type { Merged } from '../../domain/merged.ts';
import { useText } from '../../i18n/text.ts';
import { DocumentOrigin } from './document-origin.tsx';
import { Outline, outlineOf } from './document-outline.tsx';
import { EarlierNote, EarlierVersions } from './earlier-versions.tsx';
import { Paper, type PaperSurroundings, sectionsOf } from './paper.tsx';

export interface DocumentReaderProps extends PaperSurroundings {
  readonly fact: Merged<DocumentEntry | ReportEntry>;
  /** Whether a document that this one replaces is held under another fact. */
  readonly isHeld: (replaced: string, by: DocumentEntry) => boolean;
}

/** One document, and on request the versions that it replaced; beside it its headings and where it comes from. */
export function DocumentReader(props: DocumentReaderProps) {
  const { fact, sources, now } = props;
  const text = useText();
  const [version, setVersion] = useState<EntryKey>();
  const earlier = fact.earlier.find(({ key }) => key === version);
  const entry = earlier ?? fact.shown;
  const id = useId();
  return (
    <div className="reader" data-document={fact.key}>
      <Paper key={entry.key} {...props} entry={entry} id={id}>
        {earlier === undefined ? null : <EarlierNote onCurrent={() => setVersion(undefined)} />}
      </Paper>
      <div className="reader-side">
        <Outline
          key={entry.key}
          items={outlineOf(text, sectionsOf(text, entry), id)}
          entryOf={props.entryOf}
        />
        <EarlierVersions {...props} reading={earlier?.key} onRead={setVersion} />
        <DocumentOrigin
          witnesses={earlier === undefined ? fact.witnesses : [earlier]}
          sources={sources}
          now={now}
        />
      </div>
    </div>
  );
}
