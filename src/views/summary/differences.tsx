import type { BesideTheirs, ComparedPart } from '../../clinical/summary/beside-theirs.ts';
import type { LifetimeLine } from '../../clinical/summary/lifetime.ts';
import { listText } from '../../i18n/format.ts';
import { useHandingWords } from '../../i18n/handing-text.ts';
import { useText } from '../../i18n/text.ts';
import { FactLine, type SummaryProps } from './block.tsx';

interface DifferencesProps extends SummaryProps {
  readonly beside: BesideTheirs;
  /** Whose summary it is. */
  readonly source: string;
}

/** What stands in one of the two only, part by part. */
export function Differences(props: DifferencesProps) {
  const own = useHandingWords();
  const { beside, source } = props;
  if (beside.unread)
    return (
      <p className="note block-rest" data-none="unknown">
        {own('handing.theirs.unread', { source })}
      </p>
    );
  return (
    <>
      <p className="note sub block-rest">
        {own('handing.theirs.inBoth', { n: beside.inBoth, count: beside.inBoth })}
      </p>
      <Side {...props} side="onlyTheirs" parts={beside.parts} open />
      <Side {...props} side="onlyOurs" parts={beside.parts} />
      <p className="note sub block-rest">{own('handing.theirs.note')}</p>
    </>
  );
}

interface SideProps extends SummaryProps {
  readonly side: 'onlyTheirs' | 'onlyOurs';
  readonly parts: readonly ComparedPart[];
  readonly open?: boolean;
}

function Side(props: SideProps) {
  const { t, language } = useText();
  const own = useHandingWords();
  const { side, parts } = props;
  const lines = parts.reduce((n, part) => n + part[side].length, 0);
  const counts = parts
    .filter((part) => part[side].length > 0)
    .map((part) => `${t(`summary.life.part.${part.id}`)} ${part[side].length}`);
  if (lines === 0) return null;
  return (
    <details className="theirs-side" data-side={side} data-count={lines} open={props.open}>
      <summary>
        <b>{own(`handing.theirs.${side}`)}</b> <span className="note sub">{listText(language, counts)}</span>
      </summary>
      {parts.map((part) => (
        <SidePart key={part.id} {...props} title={t(`summary.life.part.${part.id}`)} lines={part[side]} />
      ))}
    </details>
  );
}

function SidePart(props: SideProps & { readonly title: string; readonly lines: readonly LifetimeLine[] }) {
  const { title, lines } = props;
  return lines.map((line) => (
    <FactLine key={line.key} {...props} fact={line.facts[0]} when={line.when} lead={title} withSeals />
  ));
}
