import { lifeDate, type LifeStage } from '../../clinical/summary/life-stages.ts';
import { type Text, useText } from '../../i18n/text.ts';
import { type BlockContext, FactLine } from './block.tsx';
import { Few } from './few.tsx';

const FEW = 8;

function agesText({ t }: Text, { fromAge, toAge }: LifeStage): string {
  if (fromAge === undefined) return '';
  return toAge === undefined
    ? t('summary.agesFrom', { from: fromAge })
    : t('summary.ages', { from: fromAge, to: toAge });
}

function yearsText({ t }: Text, { fromYear, toYear }: LifeStage): string {
  if (fromYear === undefined) return '';
  if (toYear === undefined) return t('summary.yearsFrom', { from: fromYear });
  return toYear === fromYear
    ? t('summary.oneYear', { from: fromYear })
    : t('summary.years', { from: fromYear, to: toYear });
}

/** One stage of a life. An empty one keeps its place and says that emptiness here means little. */
export function StageColumn(props: BlockContext & { readonly stage: LifeStage }) {
  const text = useText();
  const { stage } = props;
  const name = text.t(`summary.stage.${stage.id}`);
  return (
    <section className="stage" data-stage={stage.id} data-count={stage.facts.length}>
      <h3>{name}</h3>
      <p className="note sub stage-years">
        <span>{yearsText(text, stage)}</span> <span>{agesText(text, stage)}</span>
      </p>
      {stage.facts.length === 0 ? (
        <p className="stage-empty note" data-none="unknown">
          {text.t('summary.stageEmpty')}
        </p>
      ) : null}
      <Few items={stage.facts} few={FEW} name={name}>
        {(fact) => {
          const { when, isOnset } = lifeDate(fact.shown);
          const kind = text.t(`kind.${fact.shown.kind}`);
          return (
            <FactLine
              key={fact.key}
              {...props}
              fact={fact}
              lead={isOnset ? `${kind} ${text.t('summary.onset')}` : kind}
              when={when}
              withSeals
            />
          );
        }}
      </Few>
    </section>
  );
}
