import { useMemo } from 'react';
import type { ImagingEntry, ReportEntry } from '../../domain/entry.ts';
import type { EntryKey, SourceId, StudyUid } from '../../domain/ids.ts';
import { type Merged, sourcesOfMerged } from '../../domain/merged.ts';
import { jstDay } from '../../domain/partial-date.ts';
import type { Source } from '../../domain/source.ts';
import { dateAndTime, listText, sourceShortName, whenText } from '../../i18n/format.ts';
import { type Text, useText } from '../../i18n/text.ts';
import type { KnownFacts } from '../../record/record.ts';
import { entryAttributes } from '../../ui/entry-row.tsx';
import { Icon } from '../../ui/icons.tsx';
import { titleText } from '../../ui/entry-title.ts';
import { Panel } from '../../ui/panel.tsx';
import { WitnessSeals } from '../../ui/seal.tsx';
import './images.css';

type ImagingFact = Merged<ImagingEntry>;

interface ImagesPanelProps {
  readonly imaging: KnownFacts<ImagingEntry>;
  readonly reports: KnownFacts<ReportEntry>;
  readonly sources: readonly Source[];
  readonly now: Date;
  readonly selected?: EntryKey | undefined;
  readonly onSelect: (key: EntryKey) => void;
  /** Opens the images of a study at one of the sources that hold them. */
  readonly onOpen: (studyUid: StudyUid, source: SourceId) => void;
}

type KnownTo = 'both' | 'archive' | 'record';

/** Who knows of a study, over all its witnesses: only where an archive does can its images be looked for. */
function knownTo({ witnesses }: ImagingFact): KnownTo {
  const places = new Set(witnesses.map((witness) => witness.knownTo));
  return places.size > 1 ? 'both' : places.has('archive') ? 'archive' : 'record';
}

/** The sources whose archive holds the study; else those whose record names it and that have an archive to be asked. */
function holdersOf({ witnesses }: ImagingFact, sources: readonly Source[]): readonly SourceId[] {
  const archives = witnesses
    .filter((witness) => witness.knownTo === 'archive')
    .map(({ provenance }) => provenance.source);
  if (archives.length > 0) return [...new Set(archives)];
  const withArchive = new Set(
    sources.filter((source) => source.dicomwebBase !== undefined).map((source) => source.id),
  );
  return [...new Set(witnesses.map(({ provenance }) => provenance.source))].filter((id) =>
    withArchive.has(id),
  );
}

function yearOf({ shown }: ImagingFact): string {
  return shown.when.state === 'dated' ? shown.when.start.sortKey.slice(0, 4) : '';
}

/** Every study that any source knows of, newest first, with what is known of its images. */
export function ImagesPanel(props: ImagesPanelProps) {
  const { t } = useText();
  const { imaging, sources, now } = props;
  const years = useMemo(() => [...Map.groupBy(imaging.value, yearOf)], [imaging.value]);
  return (
    <Panel
      name="images"
      title={t('images.title')}
      subject={t('images.subject')}
      known={imaging}
      sources={sources}
      now={now}
    >
      {() =>
        years.map(([year, facts]) => (
          <section key={year} className="images-year">
            <h3>{year === '' ? t('images.undated') : t('images.year', { year })}</h3>
            <ul>
              {facts.map((fact) => (
                <StudyRow key={fact.key} {...props} fact={fact} />
              ))}
            </ul>
          </section>
        ))
      }
    </Panel>
  );
}

function countWords(text: Text, { seriesCount, instanceCount }: ImagingEntry): string {
  const counts = [
    seriesCount === undefined ? '' : text.t('entry.series', { n: seriesCount }),
    instanceCount === undefined ? '' : text.t('entry.images', { n: instanceCount, count: instanceCount }),
  ].filter((part) => part !== '');
  return counts.length === 0 ? text.t('images.noCounts') : counts.join('　');
}

/** The witness that tells most counts: an archive knows the number of images, a record often does not. */
function countedOf({ shown, witnesses }: ImagingFact): ImagingEntry {
  return witnesses.find((witness) => witness.instanceCount !== undefined) ?? shown;
}

function StudyRow(props: ImagesPanelProps & { readonly fact: ImagingFact }) {
  const text = useText();
  const { fact, sources, now } = props;
  const { shown } = fact;
  const { when } = shown;
  const today = jstDay(now);
  const date =
    when.state === 'dated'
      ? dateAndTime(text.language, when.start, today)
      : whenText(text.language, when, today);
  const modality = listText(text.language, shown.modalities) || text.t('images.noModality');
  return (
    <li className="study" aria-current={props.selected === fact.key ? 'true' : undefined}>
      <button
        type="button"
        className="study-main"
        onClick={() => props.onSelect(fact.key)}
        {...entryAttributes(fact)}
      >
        <span className="study-date">{date}</span>
        <span>
          <b>{[modality, shown.bodySite].filter(Boolean).join(' ')}</b> {shown.description ?? ''}
          <span className="study-facts note sub">
            {[shown.provenance.institution, countWords(text, countedOf(fact))].filter(Boolean).join('　')}
          </span>
          <span className="study-facts note sub">{text.t(`images.knownTo.${knownTo(fact)}`)}</span>
        </span>
        <WitnessSeals ids={sourcesOfMerged(fact)} sources={sources} />
      </button>
      <StudyActions {...props} date={date} />
    </li>
  );
}

function StudyActions(props: ImagesPanelProps & { readonly fact: ImagingFact; readonly date: string }) {
  const text = useText();
  const { t, language } = text;
  const { fact, sources, reports, onOpen, onSelect } = props;
  const uid =
    fact.shown.studyUid ?? fact.witnesses.find((witness) => witness.studyUid !== undefined)?.studyUid;
  // Any witness may be the one that knows the study's number, on either side.
  const uids = new Set(fact.witnesses.flatMap((witness) => witness.studyUid ?? []));
  const linked = reports.value.filter(({ witnesses }) =>
    witnesses.some((report) => report.studyUids.some((known) => uids.has(known))),
  );
  const name = titleText(text, fact.shown);
  return (
    <div className="study-actions">
      {uid === undefined ? <span className="note">{t('images.noUid')}</span> : null}
      {uid === undefined
        ? null
        : holdersOf(fact, sources).map((source) => {
            const short = sourceShortName(language, sources, source);
            return (
              <button
                key={source}
                type="button"
                className="btn"
                data-open-study={uid}
                onClick={() => onOpen(uid, source)}
              >
                <Icon name="image" small />
                {t(knownTo(fact) === 'record' ? 'images.look' : 'images.open', { source: short })}
                <span className="visually-hidden">
                  {name} {props.date}
                </span>
              </button>
            );
          })}
      {linked.map((report) => (
        <button
          key={report.key}
          type="button"
          className="btn btn-quiet"
          onClick={() => onSelect(report.key)}
          title={report.shown.conclusion}
        >
          <Icon name="report" small />
          {t('images.report')}
        </button>
      ))}
      {linked.length === 0 ? <span className="note sub">{t('images.noReport')}</span> : null}
    </div>
  );
}
