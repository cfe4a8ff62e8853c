import type { NotCompared } from '../../clinical/medications/not-compared.ts';
import type { SourceGap } from '../../clinical/medications/drug-checks-coverage.ts';
import type { SourceId } from '../../domain/ids.ts';
import { listText, sourceName } from '../../i18n/format.ts';
import { useText } from '../../i18n/text.ts';
import { Icon } from '../../ui/icons.tsx';
import { RetryButton } from '../../ui/source-buttons.tsx';
import type { MedicineChecksProps } from './medicine-checks-props.ts';

const MATTERS = ['medicines', 'allergies', 'conditions', 'results'] as const;

/** Every judgement above rests on what came; here stands what did not, and what cannot be told by its code. */
export function NotCheckedList(props: MedicineChecksProps) {
  const { t, language } = useText();
  const { checks, duplicates } = props;
  const { uncoded, compounds, gaps } = checks.notChecked;
  const sources = [...new Set(MATTERS.flatMap((matter) => gaps[matter].map(({ source }) => source)))];
  const names = (all: readonly { readonly name: string }[]) =>
    listText(
      language,
      all.map(({ name }) => name),
    );
  return (
    <section className="check check-unknown" data-check="not-checked">
      <header>
        <h3>{t('medications.checks.notChecked')}</h3>
      </header>
      {sources.map((source) => (
        <SourceNotKnown key={source} {...props} source={source} />
      ))}
      {uncoded.length === 0 ? null : (
        <NotCheckedLine
          head={t('medications.checks.uncoded', { n: uncoded.length, count: uncoded.length })}
          names={names(uncoded)}
        />
      )}
      {compounds.length === 0 ? null : (
        <NotCheckedLine
          head={t('medications.checks.compounds', { n: compounds.length, count: compounds.length })}
          names={names(compounds)}
        />
      )}
      <NoPeriod notCompared={duplicates.notCompared} />
      <NotCheckedLine head={t('medications.checks.otc')} names={t('medications.checks.otcWhy')} />
      <p className="note sub check-line">{t('medications.notACheck')}</p>
    </section>
  );
}

/** One source that did not answer wholly, and against what of it nothing was checked. */
function SourceNotKnown({ source, checks, sources }: MedicineChecksProps & { readonly source: SourceId }) {
  const { t, language } = useText();
  const { gaps } = checks.notChecked;
  const matters = MATTERS.filter((matter) => gaps[matter].some((gap) => gap.source === source));
  const first = matters
    .flatMap((matter): readonly SourceGap[] => gaps[matter])
    .find((gap) => gap.source === source);
  const state = first?.state ?? 'failed';
  return (
    <div className="nothing" data-nothing="failed" data-none="unknown" data-gap-source={source}>
      <Icon name={state === 'waiting' ? 'waiting' : 'failed'} />
      <div>
        <p>
          <b>
            {t('medications.checks.gap', {
              source: sourceName(language, sources, source),
              matters: listText(
                language,
                matters.map((matter) => t(`medications.checks.matter.${matter}`)),
              ),
            })}
          </b>
          <span>
            {t(`medications.checks.gapState.${state}`)}
            {matters.includes('medicines') ? t('medications.checks.duplicatesNotAgainst') : ''}
          </span>
        </p>
        {state === 'failed' || state === 'cut-short' ? (
          <RetryButton source={source} sources={sources} />
        ) : null}
      </div>
    </div>
  );
}

function NotCheckedLine({ head, names }: { readonly head: string; readonly names: string }) {
  return (
    <div className="nothing" data-nothing="not-offered" data-none="unknown">
      <Icon name="not-offered" />
      <div>
        <p>
          <b>{head}</b>
          <span>{names}</span>
        </p>
      </div>
    </div>
  );
}

function NoPeriod({ notCompared }: { readonly notCompared: readonly NotCompared[] }) {
  const { t, language } = useText();
  const open = notCompared.filter(({ why }) => why === 'no-period' || why === 'reported');
  if (open.length === 0) return null;
  const names = [...new Set(open.map(({ line }) => line.name))];
  return (
    <NotCheckedLine
      head={t('medications.checks.noPeriod', { n: names.length, count: names.length })}
      names={listText(language, names)}
    />
  );
}
