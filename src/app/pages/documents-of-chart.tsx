import { useCallback } from 'react';
import { err, ok } from '../../base/result.ts';
import type { Attachment } from '../../domain/entry.ts';
import { fault } from '../../domain/fault.ts';
import type { EntryKey, SourceId } from '../../domain/ids.ts';
import { leadingRecord } from '../../domain/person.ts';
import { birthText } from '../../i18n/format.ts';
import { personName } from '../../i18n/person-text.ts';
import { type Text, useText } from '../../i18n/text.ts';
import { documentFacts } from '../../record/derive/kinds.ts';
import type { PatientRecord } from '../../record/record.ts';
import { DocumentsPanel } from '../../views/documents/documents-panel.tsx';
import type { Chart } from '../chart.ts';
import { useGo } from '../go.ts';
import { entryDigest } from '../location.ts';
import { useViewState } from '../view-state.ts';
import type { PanelActions } from './chart-panels.tsx';

/** Fetches an attachment of a source below that source's own base, with that source's token and no other. */
function useAttachmentLoader(chart: Chart) {
  return useCallback(
    async (source: SourceId, attachment: Attachment) => {
      if (attachment.bytes !== undefined) return ok(attachment.bytes);
      if (attachment.url === undefined) return err(fault('notFound', 'no address'));
      const client = chart.clientOf(source);
      if (client === undefined) return err(fault('notFound', 'no such source'));
      const answer = await client.fetchBytes(attachment.url, attachment.contentType, chart.signal);
      return answer.ok ? ok(answer.value.bytes) : answer;
    },
    [chart],
  );
}

/** Whose papers they are, as every sheet has to say. */
function printedPerson(text: Text, record: PatientRecord) {
  const leading = leadingRecord(record.person);
  const { birthDate } = leading;
  return {
    name: personName(text, leading),
    birth: birthDate === undefined ? text.t('person.ageUnknown') : birthText(text.language, birthDate),
  };
}

/** The key behind a digest of the address, among the documents and their earlier versions. */
function keyOf(record: PatientRecord, digest: string | undefined): EntryKey | undefined {
  if (digest === undefined) return undefined;
  return documentFacts(record)
    .value.flatMap(({ witnesses, earlier }) => [...witnesses, ...earlier])
    .find(({ key }) => entryDigest(key) === digest)?.key;
}

interface DocumentsOfChartProps {
  readonly chart: Chart;
  readonly record: PatientRecord;
  readonly now: Date;
  readonly actions: PanelActions;
}

/** The documents with their view in the address. */
export function DocumentsOfChart({ chart, record, now, actions }: DocumentsOfChartProps) {
  const text = useText();
  const [view, change] = useViewState();
  const go = useGo();
  const { mode, other } = view.documents;
  return (
    <DocumentsPanel
      known={documentFacts(record)}
      sources={record.sources}
      now={now}
      selected={actions.selected}
      onSelect={actions.onSelect}
      onLoadAttachment={useAttachmentLoader(chart)}
      entryOf={(key) => record.entries.get(key)}
      onOpenImages={actions.onOpenImages}
      onOpenInTimeline={(key) => go(`/chart/${chart.handle}/timeline`, { entry: entryDigest(key), v: '1' })}
      person={printedPerson(text, record)}
      view={{ mode, other: keyOf(record, other) }}
      onView={(part) =>
        change({
          documents: {
            mode: part.mode ?? mode,
            other: 'other' in part ? (part.other === undefined ? undefined : entryDigest(part.other)) : other,
          },
        })
      }
    />
  );
}
