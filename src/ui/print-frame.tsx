import type { ReactNode } from 'react';
import { type Coverage, summariseCoverage } from '../domain/coverage.ts';
import { partialDateOf } from '../domain/partial-date.ts';
import { leadingRecord, type Person } from '../domain/person.ts';
import type { Source } from '../domain/source.ts';
import { birthText, clockTime, listText, longDate } from '../i18n/format.ts';
import { personName } from '../i18n/person-text.ts';
import { useText } from '../i18n/text.ts';
import { gapText } from './gap-text.ts';
import { gapsOf } from './gaps.ts';
import { Icon } from './icons.tsx';
import './print-frame.css';

interface PrintFrameProps {
  readonly title: string;
  readonly person: Person;
  readonly coverage: Coverage;
  readonly sources: readonly Source[];
  readonly now: Date;
  readonly children: ReactNode;
}

/**
 * What is on the screen as it goes to paper: the head, with whose it is, when it was printed and what could not be
 * fetched, is repeated by the browser on every sheet.
 */
export function PrintFrame({ title, person, coverage, sources, now, children }: PrintFrameProps) {
  const text = useText();
  const { t, language } = text;
  const leading = leadingRecord(person);
  const open = gapsOf(coverage).map((gap) => gapText(text, gap, sources).lead);
  const whole = summariseCoverage(coverage) === 'complete' && open.length === 0;
  const head = {
    name: personName(text, leading),
    birth: leading.birthDate === undefined ? t('person.ageUnknown') : birthText(language, leading.birthDate),
    when: `${longDate(language, partialDateOf(now))} ${clockTime(now)}`,
  };
  return (
    <div className="print-frame">
      {/* For paper only: on the screen the bar, the banner and the strip tell the same. */}
      <div className="print-head" aria-hidden="true">
        <p>
          <b>{title}</b>　{t('documents.print.head', head)}
        </p>
        <p>
          {whole
            ? t('documents.print.sourcesAll')
            : t('documents.print.sourcesOpen', { what: listText(language, open) })}
        </p>
      </div>
      <div className="print-body">{children}</div>
    </div>
  );
}

export function PrintButton({ label }: { readonly label: string }) {
  return (
    <button type="button" className="btn no-print" data-action="print" onClick={() => window.print()}>
      <Icon name="print" small />
      {label}
    </button>
  );
}
