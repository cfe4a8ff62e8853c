import type { Merged } from '../../domain/merged.ts';
import type { Source } from '../../domain/source.ts';
import { sourceName } from '../../i18n/format.ts';
import { useText } from '../../i18n/text.ts';
import { Seal } from '../../ui/seal.tsx';
import { comparedFields } from './detail-fields.ts';

interface WitnessesProps {
  readonly fact: Merged;
  readonly sources: readonly Source[];
  readonly today: string;
}

/** What every witness says, field by field, and where they differ. */
export function Witnesses({ fact, sources, today }: WitnessesProps) {
  const text = useText();
  const fields = comparedFields(text, fact.witnesses, today);
  return (
    <div className="detail-table">
      <table className="witnesses">
        <caption className="visually-hidden">{text.t('detail.witnesses')}</caption>
        <thead>
          <tr>
            <th scope="col">{text.t('detail.witness')}</th>
            {fact.witnesses.map(({ key, provenance }) => {
              const source = sources.find((candidate) => candidate.id === provenance.source);
              return (
                <th key={key} scope="col">
                  {source === undefined ? null : <Seal source={source} />}{' '}
                  {sourceName(text.language, sources, provenance.source)}
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>
          {fields.map((field) => (
            <tr key={field.name}>
              <th scope="row">{text.t(`detail.fields.${field.name}`)}</th>
              {field.values.map((value, index) => (
                <td key={fact.witnesses[index]?.key} data-differs={field.differs ? '' : undefined}>
                  {value ?? <span className="muted">{text.t('detail.notRecorded')}</span>}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Why they are taken for one fact. */
export function Because({ fact, sources }: { readonly fact: Merged; readonly sources: readonly Source[] }) {
  const { t, language } = useText();
  const { because } = fact;
  if (because.by === 'alone') {
    const source = sourceName(language, sources, fact.shown.provenance.source);
    return <p className="detail-section sub">{t('detail.onlyOne', { source })}</p>;
  }
  return (
    <section className="detail-section">
      <h3>{t('detail.because')}</h3>
      <p className="sub">
        {t(`entry.because.${because.by}`, { id: 'id' in because ? because.id : '' })}{' '}
        <span className="muted">{t('detail.rule', { rule: because.rule })}</span>
      </p>
      <p className="sub">{fact.conflicts.length > 0 ? t('detail.differ') : t('detail.agree')}</p>
    </section>
  );
}
