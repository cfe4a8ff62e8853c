import { useState } from 'react';
import { medicineText } from '../../clinical/medications/medicine-text.ts';
import { oldest, sourcesOf, summariseSource } from '../../domain/coverage.ts';
import { jstDay } from '../../domain/partial-date.ts';
import { momentText, sourceName } from '../../i18n/format.ts';
import { type Text, useText } from '../../i18n/text.ts';
import { Icon } from '../../ui/icons.tsx';
import { dayText } from './medication-text.ts';
import type { WithMedicines } from './medicine-props.ts';
import { medicineWords } from './medicine-words.ts';

/** What stands twice, behind what the text says of each medicine. */
function duplicateLines(text: Text, { medicines, now }: WithMedicines): readonly string[] {
  const today = jstDay(now);
  const live = medicines.duplicates.findings.filter(
    ({ when, kind }) => when !== 'past' && kind !== 'early-refill',
  );
  const none = medicines.checks.notChecked.whole.medicines && medicines.duplicates.notCompared.length === 0;
  const lines = live.map((one) => {
    const names = [...new Set(one.supplies.map(({ basis }) => basis.shown.title))].join(' + ');
    const days = `${dayText(text, one.from, today)}–${dayText(text, one.to, today)}`;
    return `・${text.t(`medications.duplicate.${one.kind}`)} ${names} ${days}`;
  });
  const said = text.t(none ? 'medications.checks.noDuplicates' : 'medications.checks.noDuplicatesAmong');
  return [
    text.t('medications.copy.heading', { title: text.t('medications.checks.duplicates') }),
    ...(lines.length === 0 ? [`・${said}`] : lines),
  ];
}

/** The medicines and their checks as plain text, as far as they are known now. */
function textOf(text: Text, props: WithMedicines): string {
  const { medicines, medications, sources, now } = props;
  const { coverage } = medications;
  const at = oldest(sourcesOf(coverage).map((id) => summariseSource(coverage, id).at)) ?? now;
  const told = medicineText({
    medicines: { value: medicines.lines, coverage },
    checks: medicines.checks,
    retrievedAt: momentText(text.language, at, jstDay(now)),
    sourceName: (id) => sourceName(text.language, sources, id),
    words: medicineWords(text),
  });
  return [told, ...duplicateLines(text, props)].join('\n');
}

/** Puts the text on the clipboard: the only thing of a chart that leaves it, at the reader's own hand. */
export function CopyButton(props: WithMedicines) {
  const text = useText();
  const [done, setDone] = useState<'copied' | 'refused'>();
  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(textOf(text, props));
      setDone('copied');
    } catch {
      setDone('refused');
    }
  }
  return (
    <>
      <button type="button" className="btn btn-quiet" onClick={() => void copy()}>
        <Icon name="document" />
        {text.t('medications.copy.button')}
      </button>
      <span className="note sub" role="status">
        {done === undefined ? '' : text.t(`medications.copy.${done}`)}
      </span>
    </>
  );
}
