import { lazy, Suspense, useEffect, useState } from 'react';
import { sourceShortName } from '../i18n/format.ts';
import { useText } from '../i18n/text.ts';
import { TAG, tagText } from '../sources/dicomweb/dicom-json.ts';
import type { ObjectReference } from './content-tree.ts';
import type { ImageArchive } from './contract.ts';
import { type Bulk, tagBulk } from './dicom-values.ts';
import { fetchBulk } from './fetch-frame.ts';
import type { NoPicture } from './frame-facts.ts';
import { personNameText } from './person-name-text.ts';
import type { ViewerProblem } from './problem.ts';
import { problemText, sopText } from './problem-text.ts';
import { KeyObjects, StructuredReportText } from './structured-report.tsx';
import { measuredChannels, readWaveform, type WaveformGroup } from './waveform.ts';
import { WaveformChart } from './waveform-chart.tsx';
import './series-object.css';

/** The reader of documents is fetched when a document is opened. */
const PdfPages = lazy(async () => ({ default: (await import('./pdf-pages.tsx')).PdfPages }));

const TAG_DOCUMENT = '00420011';
const TAG_LENGTH = '00420015';
const TAG_MEDIA = '00420012';
const TAG_TITLE = '00420010';

type Bytes =
  | { readonly state: 'loading' }
  | { readonly state: 'here'; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly state: 'failed'; readonly problem: ViewerProblem };

function useBulk(archive: ImageArchive, bulk: Bulk | undefined): Bytes {
  const [bytes, setBytes] = useState<Bytes>({ state: 'loading' });
  useEffect(() => {
    const leaving = new AbortController();
    if (bulk === undefined) {
      setBytes({ state: 'failed', problem: { kind: 'no-pixels', detail: '' } });
      return;
    }
    fetchBulk(archive, bulk, leaving.signal).then(
      (found) => {
        if (leaving.signal.aborted) return;
        const source = archive.source.id;
        setBytes(
          found.ok
            ? { state: 'here', bytes: found.value }
            : { state: 'failed', problem: { kind: 'source', fault: found.error, source } },
        );
      },
      (cause: unknown) => {
        if (!leaving.signal.aborted) throw cause;
      },
    );
    return () => leaving.abort();
  }, [archive, bulk]);
  return bytes;
}

interface ObjectProps {
  readonly archive: ImageArchive;
  readonly object: NoPicture;
  readonly onShow?: ((reference: ObjectReference) => void) | undefined;
}

function Trouble({ archive, problem }: { readonly archive: ImageArchive; readonly problem: ViewerProblem }) {
  const text = useText();
  const words = problemText(
    text,
    problem,
    sourceShortName(text.language, [archive.source], archive.source.id),
  );
  return (
    <div role="alert" data-problem={problem.kind}>
      <p>
        <b>{words.title}</b>
      </p>
      <p>{words.why}</p>
    </div>
  );
}

function Group({ archive, group }: { readonly archive: ImageArchive; readonly group: WaveformGroup }) {
  const { t } = useText();
  const bytes = useBulk(archive, group.data);
  if (bytes.state === 'loading') return <output>{t('imageObjects.opening')}</output>;
  if (bytes.state === 'failed') return <Trouble archive={archive} problem={bytes.problem} />;
  const curves = measuredChannels(group, bytes.bytes);
  if (curves === undefined) {
    const detail = `${bytes.bytes.length} / ${group.channels.length}×${group.samples}×${group.bits}`;
    return <Trouble archive={archive} problem={{ kind: 'wrong-size', detail }} />;
  }
  return <WaveformChart group={group} curves={curves} />;
}

function Waveform({ archive, object }: ObjectProps) {
  const { t } = useText();
  const [groups] = useState(() => readWaveform(object.dataset));
  if (groups.length === 0) return <p role="alert">{t('imageObjects.noWaveform')}</p>;
  return groups.map((group, index) => (
    // oxlint-disable-next-line react/no-array-index-key -- groups have no other name, and never move
    <Group key={index} archive={archive} group={group} />
  ));
}

function Document({ archive, object }: ObjectProps) {
  const { t } = useText();
  const { dataset } = object;
  const [bulk] = useState(() => tagBulk(dataset, TAG_DOCUMENT));
  const bytes = useBulk(archive, bulk);
  const media = tagText(dataset, TAG_MEDIA);
  if (media !== undefined && !/pdf/iu.test(media)) return <Named object={object} />;
  if (bytes.state === 'loading') return <output>{t('imageObjects.opening')}</output>;
  if (bytes.state === 'failed') return <Trouble archive={archive} problem={bytes.problem} />;
  const told = Number(tagText(dataset, TAG_LENGTH));
  const cut = Number.isFinite(told) && told > bytes.bytes.length;
  return (
    <article className="object-document" data-object="document">
      <h3>{tagText(dataset, TAG_TITLE) ?? t('viewer.sop.pdf')}</h3>
      {cut ? <p role="alert">{t('imageObjects.documentCut')}</p> : null}
      <Suspense fallback={<output>{t('imageObjects.opening')}</output>}>
        <PdfPages bytes={bytes.bytes} />
      </Suspense>
    </article>
  );
}

/** What is only named: what it is, and that it is not drawn here. */
function Named({ object }: { readonly object: NoPicture }) {
  const text = useText();
  const label = tagText(object.dataset, '00700080') ?? tagText(object.dataset, '30060002');
  return (
    <article className="object-named" data-object="named" data-sop-class={object.sopClass}>
      <h3>{sopText(text, object.sopClass)}</h3>
      {label === undefined ? null : <p>{label}</p>}
      <p>{text.t('imageObjects.notDrawn')}</p>
    </article>
  );
}

const PDF = '1.2.840.10008.5.1.4.1.1.104.1';
const KEY_OBJECTS = '1.2.840.10008.5.1.4.1.1.88.59';
const REPORTS = '1.2.840.10008.5.1.4.1.1.88.';
const WAVEFORMS = '1.2.840.10008.5.1.4.1.1.9.';

function One(props: ObjectProps) {
  const { sopClass } = props.object;
  if (sopClass === PDF) return <Document {...props} />;
  if (sopClass === KEY_OBJECTS) return <KeyObjects object={props.object} onShow={props.onShow} />;
  if (sopClass.startsWith(REPORTS))
    return <StructuredReportText object={props.object} onShow={props.onShow} />;
  return sopClass.startsWith(WAVEFORMS) ? <Waveform {...props} /> : <Named object={props.object} />;
}

interface SeriesObjectsProps {
  readonly archive: ImageArchive;
  readonly objects: readonly NoPicture[];
  /** Opens an image that an object points to. */
  readonly onShow?: (reference: ObjectReference) => void;
}

/** The objects of a series that are no pictures: read, drawn, or named with the word that they are not drawn. */
export function SeriesObjects({ archive, objects, onShow }: SeriesObjectsProps) {
  const { t } = useText();
  const stated = objects.flatMap(({ dataset }) => personNameText(dataset, TAG.patientName) ?? []);
  const names = [...new Set(stated)];
  return (
    <section
      className="series-objects"
      data-objects={objects.length}
      aria-label={t('imageObjects.label')}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable with keys
      tabIndex={0}
    >
      {names.map((name) => (
        <p key={name} className="object-person">
          {t('viewer.inImage', { name })}
        </p>
      ))}
      {objects.map((object) => (
        <One key={object.instanceUid} archive={archive} object={object} onShow={onShow} />
      ))}
    </section>
  );
}
