import { useMemo } from 'react';
import { type Culture, culturesOf } from '../../clinical/labs/cultures.ts';
import { labForm } from '../../clinical/labs/lab-form.ts';
import type { LabFact } from '../../clinical/labs/lab-result.ts';
import type { EntryKey } from '../../domain/ids.ts';
import { jstDay } from '../../domain/partial-date.ts';
import { quantityText, whenText } from '../../i18n/format.ts';
import { type Text, useText } from '../../i18n/text.ts';
import { OpenSources } from './open-sources.tsx';
import type { LabsPanelProps } from './labs-props.ts';

/** Results that a cell of a table cannot hold: cultures, blood gas, tracings. */
export function hasReports(
  facts: LabsPanelProps['labs']['value'],
  reports: LabsPanelProps['reports']['value'],
): boolean {
  return (
    facts.some(
      ({ shown }) =>
        shown.sort === 'organism' ||
        shown.sort === 'susceptibility' ||
        shown.sort === 'physiology' ||
        isGas(shown),
    ) || culturesOf([], reports).cultures.length > 0
  );
}

function isGas(entry: LabFact['shown']): boolean {
  const form = labForm(entry);
  return form.form === 'parts' && form.gas;
}

/** Germs with their susceptibility, blood gases as groups, and findings of tracings, newest first. */
export function ReportsScreen(props: LabsPanelProps) {
  const { t } = useText();
  const { labs, reports, sources } = props;
  const { cultures, loose } = useMemo(
    () => culturesOf(labs.value, reports.value),
    [labs.value, reports.value],
  );
  const gases = useMemo(() => labs.value.filter(({ shown }) => isGas(shown)), [labs.value]);
  const findings = useMemo(() => labs.value.filter(({ shown }) => shown.sort === 'physiology'), [labs.value]);
  return (
    <section className="lab-form" aria-label={t('labs.form.reports')} data-form="reports">
      <OpenSources coverages={[labs.coverage, reports.coverage]} sources={sources} />
      {cultures.length + loose.length === 0 ? null : <h3>{t('labs.reports.cultures')}</h3>}
      {cultures.map((culture) => (
        <CultureCard key={culture.key} {...props} culture={culture} />
      ))}
      {loose.length === 0 ? null : (
        <div className="lab-card">
          <p className="note sub">{t('labs.reports.loose')}</p>
          <Facts {...props} facts={loose} />
        </div>
      )}
      {gases.length === 0 ? null : <h3>{t('labs.group.blood-gas')}</h3>}
      {gases.length === 0 ? null : <Gases {...props} gases={gases} />}
      {findings.length === 0 ? null : <h3>{t('labs.group.physiology')}</h3>}
      {findings.length === 0 ? null : (
        <div className="lab-card">
          <Facts {...props} facts={findings} />
        </div>
      )}
    </section>
  );
}

function headWords(text: Text, { head }: Culture, today: string): string {
  const { title, when, provenance } = head.shown;
  const specimen = head.shown.kind === 'report' ? '' : (head.shown.specimen ?? '');
  return [whenText(text.language, when, today), title, specimen, provenance.institution ?? '']
    .filter((part) => part !== '')
    .join('　');
}

function CultureCard(props: LabsPanelProps & { readonly culture: Culture }) {
  const text = useText();
  const { t } = text;
  const { culture, now, onSelect } = props;
  return (
    <article className="lab-card" data-culture={culture.key}>
      <button type="button" className="btn-link" onClick={() => onSelect(culture.key)}>
        {headWords(text, culture, jstDay(now))}
      </button>
      {culture.germs.map(({ fact, drugs }) => (
        <div key={fact.key}>
          <p>
            <b>{germName(text, fact)}</b>
          </p>
          {drugs.length === 0 ? (
            <p className="note sub">{t('labs.reports.noDrugs')}</p>
          ) : (
            <Drugs drugs={drugs} onSelect={onSelect} />
          )}
        </div>
      ))}
      {culture.ofUntoldGerm.length === 0 ? null : (
        <>
          <p className="note">{t('labs.reports.untoldGerm')}</p>
          <Drugs drugs={culture.ofUntoldGerm} onSelect={onSelect} />
        </>
      )}
      <Facts {...props} facts={culture.others} />
    </article>
  );
}

/** The germ as the record has it: as the value of a finding, or as its name. */
function germName(text: Text, { shown }: LabFact): string {
  const form = labForm(shown);
  if (form.form !== 'organism') return shown.title;
  return form.text === '' || form.text === form.name
    ? form.name
    : text.t('labs.reports.germ', { name: form.name, value: form.text });
}

interface DrugsProps {
  readonly drugs: readonly LabFact[];
  readonly onSelect: (key: EntryKey) => void;
}

/** Drug, MIC and judgement as the laboratory told it: letter and word. */
function Drugs({ drugs, onSelect }: DrugsProps) {
  const { t } = useText();
  return (
    <table className="lab-drugs">
      <thead>
        <tr>
          <th scope="col">{t('labs.reports.drug')}</th>
          <th scope="col">{t('labs.reports.mic')}</th>
          <th scope="col">{t('labs.reports.judged')}</th>
        </tr>
      </thead>
      <tbody>
        {drugs.map((fact) => {
          const form = labForm(fact.shown);
          if (form.form !== 'susceptibility') return null;
          const { drug, mic, judged, text } = form;
          return (
            <tr key={fact.key} data-judged={judged}>
              <th scope="row">
                <button type="button" className="btn-link" onClick={() => onSelect(fact.key)}>
                  {drug}
                </button>
              </th>
              <td>{mic === undefined ? '' : quantityText(mic)}</td>
              <td>
                {judged === undefined ? (
                  mic === undefined ? (
                    text
                  ) : (
                    t('labs.reports.notJudged')
                  )
                ) : (
                  <>
                    <b className="lab-letter">{judged}</b> {t(`entry.interpretation.${judged}`)}
                  </>
                )}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** Blood gases side by side: a column a taking, a row a value. */
function Gases({ gases, now, onSelect }: LabsPanelProps & { readonly gases: readonly LabFact[] }) {
  const text = useText();
  const today = jstDay(now);
  const names = [...new Set(gases.flatMap(({ shown }) => shown.parts.map(({ name }) => name)))];
  return (
    // A table wider than the page scrolls by keyboard too.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className="day-table" role="region" aria-label={text.t('labs.group.blood-gas')} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{text.t('labs.item')}</th>
            {gases.map(({ key, shown }) => (
              <th key={key} scope="col">
                <button type="button" className="btn-link" onClick={() => onSelect(key)}>
                  {whenText(text.language, shown.when, today)}
                </button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {names.map((name) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {gases.map(({ key, shown }) => {
                const part = shown.parts.find((one) => one.name === name);
                const value = part?.value;
                const words =
                  value?.type === 'quantity'
                    ? quantityText(value.quantity)
                    : value?.type === 'text'
                      ? value.text
                      : '';
                return (
                  <td key={key}>
                    {words}{' '}
                    {part?.interpretation === undefined
                      ? ''
                      : text.t(`entry.interpretation.${part.interpretation}`)}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Words of the record, one a line, each opening it. */
function Facts({ facts, now, onSelect }: LabsPanelProps & { readonly facts: readonly LabFact[] }) {
  const text = useText();
  const today = jstDay(now);
  if (facts.length === 0) return null;
  return (
    <ul className="lab-findings">
      {facts.map(({ key, shown }) => {
        const form = labForm(shown);
        const words =
          form.form === 'amount'
            ? quantityText(form.quantity)
            : 'text' in form
              ? form.text
              : form.form === 'absent'
                ? form.reason
                : '';
        return (
          <li key={key}>
            <button type="button" className="btn-link" onClick={() => onSelect(key)}>
              {whenText(text.language, shown.when, today)}　{shown.title}
            </button>{' '}
            {words} {form.form === 'susceptibility' && form.judged !== undefined ? form.judged : ''}
          </li>
        );
      })}
    </ul>
  );
}
