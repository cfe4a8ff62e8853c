import type { DocumentEntry, ReportEntry } from '../../domain/entry.ts';
import { type FaultKind, fault } from '../../domain/fault.ts';
import type { Source } from '../../domain/source.ts';
import { faultText } from '../../i18n/fault-text.ts';
import { sentencesText, sourceName } from '../../i18n/format.ts';
import { type Text, useText } from '../../i18n/text.ts';
import { GivenNothing } from '../../ui/nothing.tsx';

const FAULT_KINDS: readonly FaultKind[] = [
  'offline',
  'timeout',
  'unauthorised',
  'forbidden',
  'notFound',
  'throttled',
  'server',
  'malformed',
  'tooLarge',
  'cancelled',
];

/** Why the body is not here, in the reader's tongue: the reason begins with the kind of trouble. */
function reasonText(text: Text, reason: string, source: string): string {
  if (reason === 'foreign-person') return text.t('sources.problem.foreign-person');
  const [name = '', ...detail] = reason.split(': ');
  const kind = FAULT_KINDS.find((known) => known === name);
  if (kind === undefined) return reason;
  const words = faultText(text, fault(kind, detail.join(': ')), source);
  return sentencesText(text.language, [words.sentence, words.next]);
}

interface MissingBodyProps {
  readonly entry: DocumentEntry | ReportEntry;
  readonly sources: readonly Source[];
  readonly hasText: boolean;
}

/** What stands where a body should be and is not. */
export function MissingBody({ entry, sources, hasText }: MissingBodyProps) {
  const text = useText();
  const { t } = text;
  const source = sourceName(text.language, sources, entry.provenance.source);
  const reason = entry.kind === 'report' ? undefined : entry.bodyMissing;
  if (reason !== undefined) {
    const why = reasonText(text, reason, source);
    return <GivenNothing kind="failed" title={t('documents.bodyMissing')} why={why} />;
  }
  if (hasText) return null;
  return (
    <GivenNothing kind="failed" title={t('documents.noBody')} why={t('documents.noBodyWhy', { source })} />
  );
}
