import { type Coverage, type Known, mayBeCalledNone } from '../../domain/coverage.ts';
import type { AllergyEntry } from '../../domain/entry.ts';
import { entryState, isPastAllergy, leaveOpen } from '../../domain/entry-state.ts';
import type { Merged } from '../../domain/merged.ts';
import type { Source } from '../../domain/source.ts';
import { listText, shortDate, sourceShortName } from '../../i18n/format.ts';
import { useText } from '../../i18n/text.ts';
import { Chip, type ChipTone } from '../../ui/chip.tsx';
import { titleText } from '../../ui/entry-title.ts';
import { type GapKind, gapsOf } from '../../ui/gaps.ts';
import { statementText } from '../../ui/statements.tsx';

interface AllergyChipsProps {
  readonly allergies: Known<readonly Merged<AllergyEntry>[]>;
  /** What the record says is not there: shown beside what another records, and settling nothing. */
  readonly statements: readonly Merged[];
  readonly sources: readonly Source[];
  readonly today: string;
}

function weightOf({ shown }: Merged<AllergyEntry>): number {
  if (isPastAllergy(shown)) return 4;
  if (shown.contraindication) return 0;
  if (shown.criticality === 'high') return 1;
  return shown.category === 'medication' || shown.category === 'biologic' ? 2 : 3;
}

const TONES: readonly ChipTone[] = ['crit', 'crit-outline', 'warn', 'plain', 'quiet'];

/** Allergies, the most dangerous first; what a silent source may still hold stands hatched in the same line. */
export function AllergyChips({ allergies, statements, sources, today }: AllergyChipsProps) {
  const text = useText();
  const { t } = text;
  const facts = allergies.value
    .filter((fact) => !fact.shown.marks.includes('entered-in-error'))
    .toSorted((a, b) => weightOf(a) - weightOf(b));
  const none = facts.length === 0 && mayBeCalledNone(allergies.coverage) && !leaveOpen(statements);
  const empty = facts.length === 0 ? (none ? 'known' : 'unknown') : undefined;
  return (
    <span className="banner-chips" data-none={empty}>
      {facts.map((fact) => (
        <AllergyChip key={fact.key} fact={fact} today={today} />
      ))}
      {none ? <Chip tone="quiet">{t('banner.noneKnown')}</Chip> : null}
      {statements.map((fact) => (
        <span key={fact.key} data-statement={fact.shown.negative}>
          <Chip tone="dash">{statementText(text, fact, sources, today)}</Chip>
        </span>
      ))}
      <UnknownChips coverage={allergies.coverage} sources={sources} empty={facts.length === 0} />
    </span>
  );
}

function AllergyChip({ fact, today }: { readonly fact: Merged<AllergyEntry>; readonly today: string }) {
  const text = useText();
  const { t, language } = text;
  const { shown } = fact;
  const tone = TONES[weightOf(fact)] ?? 'plain';
  const state = entryState(shown);
  const loud = shown.contraindication && state === undefined;
  const reactions = listText(language, shown.reactions);
  const since = shown.when.state === 'dated' ? shortDate(language, shown.when.start, today) : '';
  return (
    <Chip tone={tone} {...(loud ? { icon: 'stop' as const } : {})}>
      {loud ? `${t('banner.contraindication')} ` : ''}
      {state === undefined ? '' : `${t(`statement.chip.${state}`)} `}
      {titleText(text, shown)}
      {reactions === '' ? '' : ` ${reactions}`}
      {since === '' ? null : <span className="nowrap"> {since}</span>}
      {shown.marks.includes('suspected') ? ` ${t('entry.mark.suspected')}` : ''}
    </Chip>
  );
}

const WORDS = {
  failed: 'banner.unknownOf',
  'cut-short': 'banner.unknownOf',
  'as-listed': 'banner.listedOf',
  'not-offered': 'banner.unknownOf',
  waiting: 'banner.waitingOf',
  withheld: 'banner.withheldOf',
} as const satisfies Readonly<Record<GapKind, string>>;

interface UnknownChipsProps {
  readonly coverage: Coverage;
  readonly sources: readonly Source[];
  readonly empty: boolean;
}

/** One chip per cause. That a source never offers allergies is said only where nothing else stands in the line. */
function UnknownChips({ coverage, sources, empty }: UnknownChipsProps) {
  const { t, language } = useText();
  const gaps = gapsOf(coverage).filter(
    (gap) => gap.kind !== 'not-offered' || (empty && !mayBeCalledNone(coverage) && gap.whole),
  );
  const kinds = [...new Set(gaps.map((gap) => (gap.kind === 'cut-short' ? 'failed' : gap.kind)))];
  const unlocated = coverage.unasked?.state.state === 'not-known' ? coverage.unasked.sources.length : 0;
  const chips = kinds.map((kind) => {
    const ids = gaps
      .filter((gap) => gap.kind === kind || (kind === 'failed' && gap.kind === 'cut-short'))
      .map((gap) => sourceShortName(language, sources, gap.source));
    return (
      <Chip key={kind} tone={kind === 'waiting' ? 'waiting' : 'unknown'} icon={kind}>
        {t(WORDS[kind], { sources: listText(language, [...new Set(ids)]) })}
      </Chip>
    );
  });
  return (
    <>
      {chips}
      {unlocated === 0 ? null : (
        <Chip tone="unknown" icon="failed">
          {t('sources.unasked.not-known', { n: unlocated, count: unlocated })}
        </Chip>
      )}
    </>
  );
}
