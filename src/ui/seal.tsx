import { type Coverage, type SourceStateName, summariseSource } from '../domain/coverage.ts';
import type { SourceId } from '../domain/ids.ts';
import type { Source } from '../domain/source.ts';
import { useText } from '../i18n/text.ts';

interface SealProps {
  readonly source: Source;
  /** Left out where the seal only says who witnesses a fact. */
  readonly state?: SourceStateName;
}

/** One kanji for a source, its state in the outline. A reader hears the name and the state, never the kanji alone. */
export function Seal({ source, state }: SealProps) {
  const { t, language } = useText();
  const name = source.name[language];
  const label =
    state === undefined ? name : t('sources.sealLabel', { source: name, state: t(`sources.state.${state}`) });
  return (
    <span className="seal" data-seal={state ?? 'complete'} role="img" aria-label={label} title={label}>
      {source.seal}
    </span>
  );
}

interface WitnessSealsProps {
  readonly ids: readonly SourceId[];
  readonly sources: readonly Source[];
}

/** The seals of those who witness a fact. */
export function WitnessSeals({ ids, sources }: WitnessSealsProps) {
  return (
    <span className="seals">
      {sources
        .filter((source) => ids.includes(source.id))
        .map((source) => (
          <Seal key={source.id} source={source} />
        ))}
    </span>
  );
}

interface CoverageSealsProps {
  readonly coverage: Coverage;
  readonly sources: readonly Source[];
}

/** All sources that a value rests on, each with how far it is known there. */
export function CoverageSeals({ coverage, sources }: CoverageSealsProps) {
  return (
    <span className="seals">
      {sources.map((source) => (
        <Seal key={source.id} source={source} state={summariseSource(coverage, source.id).state} />
      ))}
    </span>
  );
}
