import { useMemo } from 'react';
import { emergencySheet } from '../../clinical/emergency/emergency-sheet.ts';
import { summariseCoverage } from '../../domain/coverage.ts';
import type { EntryKey } from '../../domain/ids.ts';
import { jstDay } from '../../domain/partial-date.ts';
import type { Source } from '../../domain/source.ts';
import { clockTime } from '../../i18n/format.ts';
import { useText } from '../../i18n/text.ts';
import type { PatientRecord } from '../../record/record.ts';
import { EmergencyBlockView } from './emergency-block.tsx';
import { EmergencyHead } from './emergency-head.tsx';
import { emergencyCoverage, emergencyInput } from './emergency-input.ts';
import { ItemRow } from './item-row.tsx';
import { itemKey, type StillSheet, useStillSheet } from './use-still-sheet.ts';
import './emergency.css';
import './emergency-print.css';

export interface EmergencySheetProps {
  readonly record: PatientRecord;
  readonly sources: readonly Source[];
  readonly now: Date;
  /** Who looks, as it shall stand on paper. */
  readonly viewer?: string;
  readonly reason?: string;
  readonly startedAt: Date;
  readonly endsAt: Date;
  readonly onPrint: () => void;
  readonly onEnd: () => void;
  readonly onSelect?: (key: EntryKey) => void;
}

/** Which blocks stand in which column, in order of danger from the left. */
const COLUMNS = [
  [1, 4],
  [5, 7],
  [8, 11],
] as const;

/** One page to act on: eleven numbered blocks in order of danger, the same on screen, phone and paper. */
export function EmergencySheet(props: EmergencySheetProps) {
  const { t } = useText();
  const { record, sources, now } = props;
  const today = jstDay(now);
  const live = useMemo(() => emergencySheet(emergencyInput(record, today)), [record, today]);
  const summary = summariseCoverage(emergencyCoverage(record));
  const sheet = useStillSheet(live, summary !== 'loading', now);
  const count = live.reduce((sum, block) => sum + block.items.length, 0);
  return (
    <section
      className="er"
      data-panel="emergency"
      data-coverage={summary}
      data-count={count}
      aria-label={t('emergency.title')}
    >
      <EmergencyHead {...props} fixedAt={sheet.fixedAt} />
      <div className="er-columns">
        {COLUMNS.map(([first, last]) => (
          <div key={first} className="er-column">
            {sheet.blocks
              .filter((block) => block.number >= first && block.number <= last)
              .map((block) => (
                <EmergencyBlockView
                  key={block.id}
                  block={block}
                  record={record}
                  sources={sources}
                  now={now}
                  onSelect={props.onSelect}
                  late={sheet.late.filter((one) => one.block.id === block.id).length}
                  uncoded={
                    sheet.blocks
                      .flatMap(({ items }) => items)
                      .filter((item) => item.type === 'medicine' && !item.line.coded).length
                  }
                />
              ))}
          </div>
        ))}
      </div>
      <Late {...props} sheet={sheet} />
      <EmergencyFoot {...props} sheet={sheet} />
      <JumpBar />
    </section>
  );
}

/** What arrived after the order was fixed: told at once in the bar, and drawn here, where it moves nothing. */
function Late({ sheet, sources, now, onSelect }: EmergencySheetProps & { readonly sheet: StillSheet }) {
  const { t } = useText();
  const { late, refresh } = sheet;
  return (
    <>
      <div className="er-bar er-fresh" role="status" aria-live="assertive">
        {late.length === 0 ? null : (
          <>
            <b>{t('emergency.freshCount', { n: late.length, count: late.length })}</b>
            <button type="button" className="btn" onClick={refresh}>
              {t('emergency.showFresh')}
            </button>
          </>
        )}
      </div>
      {late.length === 0 ? null : (
        <section className="er-late">
          <h2>
            {t('emergency.late')} <span className="er-window">{t('emergency.lateWhy')}</span>
          </h2>
          <ul>
            {late.map(({ block, item }) => (
              <ItemRow
                key={`${block.id} ${itemKey(item)}`}
                item={item}
                sources={sources}
                now={now}
                onSelect={onSelect}
                lead={`${block.number} ${t(`emergency.block.${block.id}`)}`}
              />
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function EmergencyFoot({ sheet, reason, viewer, now }: EmergencySheetProps & { readonly sheet: StillSheet }) {
  const { t } = useText();
  return (
    <footer className="er-foot">
      <b className="er-screen">{t('emergency.notNone')}</b>
      <span>
        {sheet.fixedAt === undefined
          ? t('emergency.gathering')
          : t('emergency.frozen', { time: clockTime(sheet.fixedAt) })}
      </span>
      <span className="er-screen">{t('emergency.still')}</span>
      <span className="er-paper">
        {reason === undefined ? '' : `${t('emergency.reasonPrint')}：${reason}　`}
        {viewer === undefined ? '' : `${t('emergency.by')}：${viewer}　`}
        {t('emergency.viewerNote')}
      </span>
      <span className="er-paper">{t('emergency.notPrinted')}</span>
      <span className="er-paper">
        {t('emergency.printed', { time: clockTime(now) })}　{t('emergency.shred')}　{t('common.demo')}
      </span>
    </footer>
  );
}

const JUMPS = [5, 7, 8, 11] as const;
const JUMP_BLOCKS = { 5: 'diagnoses', 7: 'labs', 8: 'operations', 11: 'contacts' } as const;

/** On a phone the later blocks are a thumb away. */
function JumpBar() {
  const { t } = useText();
  return (
    <nav className="er-jump" aria-label={t('emergency.jump')}>
      {JUMPS.map((number) => (
        <button
          key={number}
          type="button"
          onClick={() =>
            document.querySelector(`[data-block-number="${number}"]`)?.scrollIntoView({ block: 'start' })
          }
        >
          {number} {t(`emergency.block.${JUMP_BLOCKS[number]}`)}
        </button>
      ))}
    </nav>
  );
}
