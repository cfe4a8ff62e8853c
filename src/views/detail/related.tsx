import type { EntryKey } from '../../domain/ids.ts';
import type { Merged } from '../../domain/merged.ts';
import type { Source } from '../../domain/source.ts';
import { sourceName, whenText } from '../../i18n/format.ts';
import { useText } from '../../i18n/text.ts';
import { entryLine } from '../../ui/entry-line.ts';
import { KindIcon } from '../../ui/icons.tsx';
import { RawResource } from '../../ui/raw-resource.tsx';

interface CounterpartsProps {
  readonly fact: Merged;
  readonly today: string;
  readonly factOf: (key: EntryKey) => Merged | undefined;
  readonly onSelect: (key: EntryKey) => void;
}

/** The other half of one act: what was handed over on an order, or the order behind what was handed over. */
export function Counterparts({ fact, today, factOf, onSelect }: CounterpartsProps) {
  const text = useText();
  const others = fact.counterparts.flatMap(({ key, because }) => {
    const other = factOf(key);
    return other === undefined ? [] : [{ other, because }];
  });
  if (others.length === 0) return null;
  return (
    <section className="detail-section">
      <h3>{text.t('detail.counterparts')}</h3>
      <ul>
        {others.map(({ other, because }) => (
          <li key={other.key} data-counterpart={other.key}>
            <button type="button" className="btn-link" onClick={() => onSelect(other.key)}>
              <KindIcon kind={other.shown.kind} /> {text.t(`kind.${other.shown.kind}`)}{' '}
              {whenText(text.language, other.shown.when, today)} {entryLine(text, other.shown).head}
            </button>
            <p className="sub">
              {text.t(`detail.counterpartBy.${because.by}`)}{' '}
              <span className="muted">{text.t('detail.rule', { rule: because.rule })}</span>
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

interface EarlierProps {
  readonly fact: Merged;
  readonly sources: readonly Source[];
  readonly today: string;
}

/** Versions that their own institution has replaced: no longer true by its own word, and still openable. */
export function EarlierVersions({ fact, sources, today }: EarlierProps) {
  const text = useText();
  if (fact.earlier.length === 0) return null;
  return (
    <section className="detail-section" data-earlier={fact.earlier.length}>
      <h3>{text.t('detail.earlier', { n: fact.earlier.length, count: fact.earlier.length })}</h3>
      <p className="sub">{text.t('detail.earlierWhy')}</p>
      {fact.earlier.map((entry) => (
        <details key={entry.key}>
          <summary>
            {sourceName(text.language, sources, entry.provenance.source)}{' '}
            {whenText(text.language, entry.when, today)} {entryLine(text, entry).head}
          </summary>
          <RawResource
            value={entry.provenance.raw}
            label={text.t('common.rawOf', { name: entry.provenance.resourceType })}
          />
        </details>
      ))}
    </section>
  );
}
