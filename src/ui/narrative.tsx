import { useMemo } from 'react';
import { isBlankNarrative, sanitiseNarrative } from './narrative-html.ts';

interface NarrativeProps {
  /** The source's own XHTML, untrusted. */
  readonly html: string;
  /** Drawn instead where nothing readable is left. */
  readonly fallback?: string | undefined;
}

/** Text of a document as its author wrote it: structure and words only, no script, no style, no link, no picture from elsewhere. */
export function Narrative({ html, fallback }: NarrativeProps) {
  const clean = useMemo(() => sanitiseNarrative(html), [html]);
  if (isBlankNarrative(clean)) return fallback === undefined ? null : <PlainText text={fallback} />;
  // The string is what the sanitiser let through; under Trusted Types it is the sanitiser's own TrustedHTML.
  // oxlint-disable-next-line react/no-danger -- the one place where a document's own markup is drawn, sanitised just above
  return <div className="narrative" lang="ja" dangerouslySetInnerHTML={{ __html: clean }} />;
}

/** Plain text with its own line breaks. */
export function PlainText({ text }: { readonly text: string }) {
  return (
    <p className="narrative narrative-plain" lang="ja">
      {text}
    </p>
  );
}
