import { useState } from 'react';
import { type EmergencyBlockId, emergencySheet } from '../../clinical/emergency/emergency-sheet.ts';
import { summariseCoverage } from '../../domain/coverage.ts';
import type { DisasterRule } from '../../domain/access-rule.ts';
import type { EntryKey } from '../../domain/ids.ts';
import { jstDay } from '../../domain/partial-date.ts';
import type { Source } from '../../domain/source.ts';
import { clockTime } from '../../i18n/format.ts';
import { useText } from '../../i18n/text.ts';
import type { PatientRecord } from '../../record/record.ts';
import { BlockDialog } from './block-dialog.tsx';
import { EmergencyBlockView } from './still-block.tsx';
import { EmergencyHead } from './emergency-head.tsx';
import { createSheetReading, emergencyCoverage } from './emergency-input.ts';
import { EssentialsCode } from './essentials-code.tsx';
import { essentialsText } from './essentials.ts';
import { ItemRow } from './item-row.tsx';
import { itemKey, type StillSheet, useStillSheet } from './use-still-sheet.ts';
import './emergency.css';
import './emergency-fixed.css';
import './emergency-print.css';

export interface EmergencySheetProps {
  readonly record: PatientRecord;
  readonly sources: readonly Source[];
  readonly now: Date;
  /** Who looks, as it shall stand on paper. */
  readonly viewer?: string;
  readonly reason?: string;
  readonly disaster?: DisasterRule | undefined;
  readonly startedAt: Date;
  readonly endsAt: Date;
  readonly onPrint: () => void;
  readonly onEnd: () => void;
  readonly onSelect?: (key: EntryKey) => void;
}

/** Which blocks stand in which column of the screen; each has its place there, whatever stands in it. */
const COLUMNS: readonly (readonly EmergencyBlockId[])[] = [
  ['allergies', 'dangerous-medicines', 'state', 'directives'],
  ['dialysis-devices', 'diagnoses', 'infections'],
  ['other-medicines', 'labs'],
  ['operations', 'visits', 'contacts', 'papers', 'numbers'],
];

/** One page to act on: numbered blocks in order of danger, each in a place of its own, the same on phone and paper. */
export function EmergencySheet(props: EmergencySheetProps) {
  const text = useText();
  const { t } = text;
  const { record, sources, now } = props;
  const today = jstDay(now);
  const [opened, setOpened] = useState<EmergencyBlockId>();
  const [readSheet] = useState(createSheetReading);
  const { input, blocks: live } = readSheet(record, today);
  const summary = summariseCoverage(emergencyCoverage(record));
  const sheet = useStillSheet(live, summary !== 'loading', now);
  const count = live.reduce((sum, block) => sum + block.items.length, 0);
  const uncoded = sheet.blocks
    .flatMap(({ items }) => items)
    .filter((item) => item.type === 'medicine' && !item.line.coded).length;
  const common = { record, sources, today, uncoded, onSelect: props.onSelect };
  const fixedAt = sheet.fixedAt;
  const words =
    fixedAt === undefined
      ? undefined
      : essentialsText(text, record, sheet.blocks, { today, time: clockTime(fixedAt) });
  const wide = opened === undefined ? undefined : emergencySheet(input, true).find(({ id }) => id === opened);
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
        {COLUMNS.map((ids) => (
          <div key={ids[0]} className={`er-column er-column-${ids[0]}`}>
            {ids
              .flatMap((id) => sheet.blocks.find((block) => block.id === id) ?? [])
              .map((block) => (
                <EmergencyBlockView
                  key={block.id}
                  {...common}
                  block={block}
                  late={sheet.late.filter((one) => one.block.id === block.id).length}
                  onWiden={setOpened}
                />
              ))}
          </div>
        ))}
      </div>
      <Late {...props} sheet={sheet} />
      <EssentialsCode words={words} />
      <EmergencyFoot {...props} sheet={sheet} />
      <JumpBar />
      {wide === undefined ? null : (
        <BlockDialog {...common} block={wide} late={0} onClose={() => setOpened(undefined)} />
      )}
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
                today={jstDay(now)}
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

const JUMPS = ['diagnoses', 'labs', 'operations', 'contacts'] as const;

/** On a phone the later blocks are a thumb away. */
function JumpBar() {
  const { t } = useText();
  return (
    <nav className="er-jump" aria-label={t('emergency.jump')}>
      {JUMPS.map((id) => (
        <button
          key={id}
          type="button"
          onClick={() => document.querySelector(`[data-block="${id}"]`)?.scrollIntoView({ block: 'start' })}
        >
          {t(`emergency.block.${id}`)}
        </button>
      ))}
    </nav>
  );
}
