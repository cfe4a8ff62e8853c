import type { Duplicate } from '../../clinical/medications/duplicates.ts';
import {
  type ListCell,
  type Reconciliation,
  type ReconciliationRow,
  ROW_GROUPS,
  type RowGroup,
} from '../../clinical/medications/reconciliation.ts';
import type { ListItem } from '../../clinical/medications/reconciliation-list.ts';
import type { Difference } from '../../clinical/medications/reconciliation-compare.ts';
import type { EntryKey } from '../../domain/ids.ts';
import { jstDay, parsePartialDate } from '../../domain/partial-date.ts';
import type { Source } from '../../domain/source.ts';
import { shortDate, sourceName } from '../../i18n/format.ts';
import { type Text, useText } from '../../i18n/text.ts';
import { Chip } from '../../ui/chip.tsx';
import { entryAttributes } from '../../ui/entry-row.tsx';
import { useSourceActions } from '../../ui/source-actions.ts';
import { Icon, type IconName } from '../../ui/icons.tsx';
import { CoverageSeals, WitnessSeals } from '../../ui/seal.tsx';
import { sourcesOfMerged } from '../../domain/merged.ts';
import type { NamedList } from './medicine-lists.ts';
import { dosageWords } from './medication-text.ts';
import './reconciliation.css';

interface ReconciliationTableProps {
  readonly lists: readonly NamedList[];
  readonly reconciliation: Reconciliation;
  readonly duplicates: readonly Duplicate[];
  readonly sources: readonly Source[];
  readonly now: Date;
  readonly nameOf: (item: ListItem) => string;
  readonly selected?: EntryKey | undefined;
  readonly onSelect: (key: EntryKey) => void;
}

const GROUP_ICON: Readonly<Record<RowGroup, IconName>> = {
  different: 'caution',
  'not-compared': 'failed',
  similar: 'duplicate',
  same: 'complete',
  'only-uncoded': 'not-offered',
};

/** Several lists of medicines side by side: what differs first, then what is alike, then what is the same. */
export function ReconciliationTable(props: ReconciliationTableProps) {
  const { t } = useText();
  const { lists, reconciliation } = props;
  const onCarry = useSourceActions()?.carry;
  const brought = lists.some(({ list }) => list.kind === 'notebook' || list.kind === 'carried');
  return (
    <div
      className="reconciliation"
      data-lists={lists.length}
      tabIndex={0}
      role="region"
      aria-label={t('medications.lists.title')}
    >
      <table>
        <caption className="visually-hidden">{t('medications.lists.title')}</caption>
        <thead>
          <tr>
            {lists.map((named) => (
              <ListHead key={named.list.id} {...props} named={named} />
            ))}
            <th scope="col" className="rec-judged">
              {t('medications.lists.judged')}
            </th>
          </tr>
        </thead>
        {ROW_GROUPS.map((group) => (
          <Group
            key={group}
            {...props}
            group={group}
            rows={reconciliation.rows.filter((row) => row.group === group)}
          />
        ))}
      </table>
      {reconciliation.rows.length === 0 ? (
        <p className="note rec-note">{t('medications.lists.nothing')}</p>
      ) : null}
      {brought || onCarry === undefined ? null : (
        <p className="rec-note">
          {t('medications.lists.noNotebook')}{' '}
          <button type="button" className="btn-link" onClick={onCarry}>
            {t('medications.lists.carry')}
          </button>
        </p>
      )}
    </div>
  );
}

function ListHead({ named, sources }: ReconciliationTableProps & { readonly named: NamedList }) {
  const { t, language } = useText();
  const { list, coverage, source } = named;
  const asked = sources.filter(({ id }) => coverage.cells.some((cell) => cell.source === id));
  return (
    <th scope="col" data-list={list.id} data-extent={list.extent}>
      <b>{t(`medications.lists.kind.${list.kind}`)}</b>
      <small>
        <CoverageSeals coverage={coverage} sources={asked} />
        {source === undefined ? '' : sourceName(language, sources, source)}{' '}
        {t(`medications.lists.extent.${list.extent}`)}
      </small>
    </th>
  );
}

interface GroupProps extends ReconciliationTableProps {
  readonly group: RowGroup;
  readonly rows: readonly ReconciliationRow[];
}

function Group(props: GroupProps) {
  const { t } = useText();
  const { group, rows, lists } = props;
  if (rows.length === 0) return null;
  return (
    <tbody data-group={group}>
      <tr className="rec-group">
        <th scope="rowgroup" colSpan={lists.length + 1}>
          <Icon name={GROUP_ICON[group]} small />
          {t(`medications.lists.group.${group}`)} {rows.length}
          <span>{t(`medications.lists.groupNote.${group}`)}</span>
        </th>
      </tr>
      {rows.map((row) => (
        <tr key={row.key} data-row={row.group}>
          {lists.map(({ list }) => (
            <Cell key={list.id} {...props} cell={row.cells.get(list.id)} row={row} />
          ))}
          <Judged {...props} row={row} />
        </tr>
      ))}
    </tbody>
  );
}

/** Differences that show in the cells themselves. */
const IN_CELLS: ReadonlySet<Difference> = new Set<Difference>([
  'dose-per-day',
  'dose-at-once',
  'dose-unclear',
  'several-supplies',
  'directions',
  'route',
]);

function Cell({
  cell,
  row,
  ...props
}: GroupProps & { readonly cell: ListCell | undefined; readonly row: ReconciliationRow }) {
  const { t } = useText();
  if (cell?.state !== 'listed') {
    const state = cell?.state ?? 'not-known';
    const word = cell?.state === 'not-known' && cell.because === 'uncoded' ? 'uncoded' : state;
    return (
      <td className="rec-absent" data-cell={state}>
        {state === 'not-known' ? <Icon name="failed" small /> : null}
        {t(`medications.lists.absent.${word}`)}
      </td>
    );
  }
  const marked =
    row.group === 'different' &&
    (row.conflicts.length > 0 || row.differences.some((one) => IN_CELLS.has(one)));
  return (
    <td className={marked ? 'rec-differs' : undefined} data-cell="listed">
      {cell.items.map((item) => (
        <Item key={item.key} {...props} item={item} strong={row.highRisk !== undefined} />
      ))}
    </td>
  );
}

function Item({
  item,
  strong,
  ...props
}: Omit<GroupProps, 'row'> & { readonly item: ListItem; readonly strong: boolean }) {
  const text = useText();
  const { fact } = item;
  const { shown } = fact;
  const start = shown.start ?? (shown.when.state === 'dated' ? shown.when.start : undefined);
  const days = shown.days === undefined ? '' : text.t('medications.lists.days', { n: shown.days });
  const date = start === undefined ? '' : shortDate(text.language, start, jstDay(props.now));
  return (
    <button
      type="button"
      className="rec-item"
      aria-current={props.selected === fact.key ? 'true' : undefined}
      {...entryAttributes(fact)}
      onClick={() => props.onSelect(fact.key)}
    >
      <span className={strong ? 'rec-name rec-strong' : 'rec-name'}>{props.nameOf(item)}</span>
      <span className="rec-how">
        {dosageWords(text, shown)}{' '}
        {item.line.state === 'unknown' ? `（${text.t('medications.section.unknown')}）` : ''}
      </span>
      <span className="rec-when">
        {text.t(`medications.witness.${shown.kind}`)} {date} {days} {shown.provenance.institution ?? ''}{' '}
        <WitnessSeals ids={sourcesOfMerged(fact)} sources={props.sources} />
      </span>
    </button>
  );
}

function datesOf(text: Text, { from, to }: Duplicate, today: string): string {
  const [a, b] = [parsePartialDate(from), parsePartialDate(to)];
  if (a === undefined || b === undefined) return '';
  return `${shortDate(text.language, a, today)}–${shortDate(text.language, b, today)}`;
}

/** What differs, in words; duplicates of this medicine; and what may be the same without our saying so. */
function Judged({ row, duplicates, reconciliation, now }: GroupProps & { readonly row: ReconciliationRow }) {
  const text = useText();
  const { t } = text;
  const keys = new Set(
    [...row.cells.values()].flatMap((cell) =>
      cell.state === 'listed' ? cell.items.map(({ supply }) => supply.key) : [],
    ),
  );
  const mine = duplicates.filter(
    ({ supplies, when }) => when !== 'past' && supplies.some(({ key }) => keys.has(key)),
  );
  const maybe = row.maybe.flatMap(
    (key) => reconciliation.rows.find((other) => other.key === key)?.name ?? [],
  );
  return (
    <td className="rec-judged">
      {row.conflicts.length > 0 ? (
        <Chip tone="warn" icon="differs" title="med-dose-02">
          {t(`medications.conflict.${row.conflicts[0]?.field ?? 'amount'}`)}
        </Chip>
      ) : null}
      {row.differences.map((one) => (
        <Chip key={one} tone={row.group === 'different' ? 'warn' : 'quiet'} title="med-rec-02">
          {t(`medications.difference.${one}`)}
        </Chip>
      ))}
      {row.sameDailyAmount === true && row.differences.length > 0 ? (
        <Chip tone="quiet">{t('medications.lists.sameAmount')}</Chip>
      ) : null}
      {row.differences.length === 0 && row.conflicts.length === 0 && row.group === 'same' ? (
        <span className="sub">{t('medications.lists.agree')}</span>
      ) : null}
      {mine.map((one) => (
        <Chip
          key={one.key}
          tone={one.kind === 'same-ingredients' || one.kind === 'shared-ingredient' ? 'warn' : 'quiet'}
          icon="duplicate"
          title={one.rule}
        >
          {t(`medications.duplicate.${one.kind}`)} {datesOf(text, one, jstDay(now))}
        </Chip>
      ))}
      {maybe.length === 0 ? null : (
        <span className="note sub">{t('medications.lists.maybe', { names: maybe.join('、') })}</span>
      )}
    </td>
  );
}
