import type { ReactNode } from 'react';
import { useText } from '../i18n/text.ts';
import { Icon } from '../ui/icons.tsx';
import type { OpenedStudy } from './archive-series.ts';
import type { FrameFacts } from './frame-facts.ts';
import type { Mark, MarkShelf } from './mark-shelf.ts';
import { measuredText } from './measured-text.ts';
import { ReportWords } from './report-words.tsx';
import { type FindSlice, useNamedSlices } from './use-named-slices.ts';
import type { ViewerProps, ViewerReport, ViewerStudy } from './viewer-contract.ts';
import type { Standing } from './viewport-overlay.tsx';

interface ViewerSideProps {
  /** The studies in view, the current one first. */
  readonly studies: readonly ViewerStudy[];
  readonly standingOf: (uid: string) => Standing;
  readonly noReport: ViewerProps['noReport'];
  readonly marks: readonly Mark[];
  readonly shelf: MarkShelf;
  readonly dayOf: (studyUid: string) => string;
  readonly onJump: (mark: Mark) => void;
  readonly onOpenReport: (key: string) => void;
  readonly openedOf: (studyUid: string) => OpenedStudy | undefined;
  /** The images of a series that stands in a viewport. */
  readonly framesOf: (seriesUid: string) => readonly FrameFacts[] | undefined;
  /** Whether a picture stands already. */
  readonly isSeen: boolean;
  readonly onShow: (studyUid: string, facts: FrameFacts) => void;
  /** What is laid over the pictures. */
  readonly children?: ReactNode;
}

/** Beside the pictures: what was written of them, and what was measured on them. */
export function ViewerSide(props: ViewerSideProps) {
  const { t } = useText();
  return (
    <aside className="viewer-side" aria-label={t('viewer.side.name')}>
      {props.studies.map((study) => (
        <StudyReports key={study.uid} {...props} study={study} />
      ))}
      {props.children}
      <Marks {...props} />
    </aside>
  );
}

function StudyReports(props: ViewerSideProps & { readonly study: ViewerStudy }) {
  const { t } = useText();
  const { study, noReport, onOpenReport } = props;
  const find = useNamedSlices(study, props.openedOf(study.uid), props.framesOf, props.isSeen);
  const standing = props.standingOf(study.uid);
  return (
    <section data-reports-of={study.uid}>
      <h3>
        {t('viewer.side.report')}
        {standing === undefined ? null : <em data-standing={standing}>{t(`viewer.standing.${standing}`)}</em>}
        <small>{[study.day, study.institution].filter(Boolean).join('　')}</small>
      </h3>
      {study.reports.map((report) => (
        <Report
          key={report.key}
          report={report}
          find={find}
          onShow={(facts) => props.onShow(study.uid, facts)}
          onOpen={onOpenReport}
        />
      ))}
      {study.reports.length === 0 ? (
        <p className="viewer-no-report" data-none={noReport.known ? 'known' : 'unknown'}>
          <b>{noReport.title}</b>
          {noReport.lines.map((line) => (
            <span key={line}>{line}</span>
          ))}
        </p>
      ) : null}
    </section>
  );
}

interface ReportProps {
  readonly report: ViewerReport;
  readonly find: FindSlice;
  readonly onShow: (facts: FrameFacts) => void;
  readonly onOpen: (key: string) => void;
}

function Report({ report, find, onShow, onOpen }: ReportProps) {
  const { t } = useText();
  return (
    <article>
      <p className="viewer-report-told">
        {report.title}
        {report.preliminary ? <b>{t('viewer.side.preliminary')}</b> : null}
        <small>{report.told}</small>
      </p>
      {report.conclusion === undefined ? null : (
        <>
          <h4>{t('viewer.side.conclusion')}</h4>
          <p className="viewer-conclusion">
            <ReportWords text={report.conclusion} find={find} onShow={onShow} />
          </p>
        </>
      )}
      {report.findings.length === 0 ? null : (
        <>
          <h4>{t('viewer.side.findings')}</h4>
          {report.findings.map((finding) => (
            <p key={finding}>
              <ReportWords text={finding} find={find} onShow={onShow} />
            </p>
          ))}
        </>
      )}
      {report.conclusion === undefined && report.findings.length === 0 ? (
        <p>{t('viewer.side.noText')}</p>
      ) : null}
      <button type="button" className="btn" onClick={() => onOpen(report.key)}>
        <Icon name="report" small />
        {t('viewer.side.open')}
      </button>
    </article>
  );
}

function Marks({ marks, shelf, dayOf, onJump }: ViewerSideProps) {
  const text = useText();
  const { t } = text;
  return (
    <section data-marks={marks.length}>
      <h3>{t('viewer.mark.title')}</h3>
      <p className="viewer-mark-note">{t('viewer.mark.kept')}</p>
      <ul className="viewer-mark-list">
        {marks.map((mark) => (
          <li key={mark.id}>
            <button type="button" className="viewer-jump" onClick={() => onJump(mark)}>
              <b>
                {mark.id} {t(`viewer.tool.${mark.kind}`)}
              </b>
              <span>{measuredText(text, mark.measured).join('　')}</span>
              <small>{dayOf(mark.studyUid)}</small>
            </button>
            <button
              type="button"
              aria-label={t('viewer.mark.remove', { n: mark.id })}
              title={t('viewer.mark.remove', { n: mark.id })}
              onClick={() => shelf.remove(mark.id)}
            >
              <Icon name="close" small />
            </button>
          </li>
        ))}
      </ul>
      {marks.length > 1 ? (
        <button type="button" className="btn" onClick={() => shelf.clear()}>
          {t('viewer.mark.removeAll')}
        </button>
      ) : null}
    </section>
  );
}
