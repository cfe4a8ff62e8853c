import { type ReactNode, useState } from 'react';
import {
  type Coverage,
  coverageOfKinds,
  mayBeCalledNone,
  sourcesOf,
  summariseCoverage,
} from '../../domain/coverage.ts';
import type { Kind } from '../../domain/kind.ts';
import type { Merged } from '../../domain/merged.ts';
import { jstDay } from '../../domain/partial-date.ts';
import type { Source } from '../../domain/source.ts';
import { useText } from '../../i18n/text.ts';
import { statementsOfKinds } from '../../record/derive/facts.ts';
import { Nothing } from '../../ui/nothing.tsx';
import { CoverageSeals } from '../../ui/seal.tsx';
import { Statements } from '../../ui/statements.tsx';
import type { BriefContext } from './brief-lines.tsx';

interface PartProps<T> extends BriefContext {
  readonly id: string;
  readonly title: string;
  readonly note?: string | undefined;
  readonly kinds: readonly Kind[];
  readonly items: readonly T[];
  /** How many records of these kinds there are: what is listed is a choice among them. */
  readonly among: number;
  readonly most: number;
  /** Looked for by a rule of ours: nothing found is never 「なし」. */
  readonly searched?: boolean;
  readonly onMore?: () => void;
  readonly children: (item: T) => ReactNode;
}

/** One list of the brief: its head with who answered, as many lines as a glance holds, and where none stand, why. */
export function Part<T>(props: PartProps<T>) {
  const [open, setOpen] = useState(false);
  const { title, kinds, items, record, sources, now } = props;
  const coverage = coverageOfKinds(record.coverage, kinds);
  const statements = statementsOfKinds(record, kinds);
  const most = open ? items.length : props.most;
  const rest = items.length - most;
  return (
    <section
      className="brief-part"
      data-block={props.id}
      data-coverage={summariseCoverage(coverage)}
      data-count={items.length}
    >
      <header>
        <h2>{title}</h2>
        {props.note === undefined ? null : <span className="note sub">{props.note}</span>}
        <CoverageSeals coverage={coverage} sources={involved(coverage, sources)} />
      </header>
      {items.slice(0, most).map(props.children)}
      {rest > 0 ? <MoreLine n={rest} onMore={props.onMore ?? (() => setOpen(true))} /> : null}
      {items.length === 0 ? <NoneOf {...props} coverage={coverage} statements={statements} /> : null}
      <Statements
        statements={statements}
        sources={sources}
        today={jstDay(now)}
        selected={props.selected}
        onSelect={props.onSelect}
      />
    </section>
  );
}

interface NoneOfProps extends Pick<BriefContext, 'sources' | 'now'> {
  readonly title: string;
  readonly among: number;
  readonly searched?: boolean;
  readonly coverage: Coverage;
  readonly statements: readonly Merged[];
}

/** 「なし」 is a word for no record at all. Where there are records and only none of this choice, that is what is said. */
function NoneOf({ title, among, searched, coverage, sources, now, statements }: NoneOfProps) {
  const { t } = useText();
  const chosen = searched === true || among > 0;
  return (
    <>
      {searched === true ? <p className="note sub brief-none">{t('summary.brief.noChanges')}</p> : null}
      {searched !== true && among > 0 ? (
        <p className="note sub brief-none">{t('summary.brief.noneChosen', { n: among, count: among })}</p>
      ) : null}
      {searched === true || (chosen && mayBeCalledNone(coverage)) ? null : (
        <Nothing subject={title} coverage={coverage} sources={sources} now={now} statements={statements} />
      )}
    </>
  );
}

function involved(coverage: Coverage, sources: readonly Source[]): readonly Source[] {
  const asked = sourcesOf(coverage);
  return sources.filter((source) => asked.includes(source.id));
}

function MoreLine({ n, onMore }: { readonly n: number; readonly onMore: () => void }) {
  const { t } = useText();
  return (
    <button type="button" className="btn-link note brief-more" onClick={onMore}>
      {t('summary.brief.more', { n })}
    </button>
  );
}
