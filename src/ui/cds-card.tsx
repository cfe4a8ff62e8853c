import { Fragment } from 'react';
import type { DetailBlock, DetailSpan, PlacedCard } from '../domain/decision-support.ts';
import { cardText } from '../i18n/decision-support-text.ts';
import { useText } from '../i18n/text.ts';
import { Icon, type IconName } from './icons.tsx';
import './cds-card.css';

const ICON: Readonly<Record<PlacedCard['card']['indicator'], IconName>> = {
  critical: 'stop',
  warning: 'caution',
  info: 'info',
};

/** One card of a decision support service: its own words, with who says them; nothing on it can be carried out. */
export function CdsCard({ placed }: { readonly placed: PlacedCard }) {
  const text = useText();
  const { card } = placed;
  const words = cardText(text, card);
  return (
    <article className="cds-card" data-card={card.indicator} data-service={placed.service}>
      <p className="cds-head">
        <Icon name={ICON[card.indicator]} />
        <b>
          <span className="visually-hidden">{words.indicator} </span>
          {card.summary}
        </b>
      </p>
      {card.detail.map((block, index) => (
        <Block key={`${block.type} ${index}`} block={block} />
      ))}
      {words.suggestions.map((line) => (
        <p key={line} className="note">
          {line}
        </p>
      ))}
      {card.links.map((link) =>
        link.kind === 'absolute' ? (
          <p key={link.url}>
            <Outside url={link.url} label={link.label} />
          </p>
        ) : null,
      )}
      {words.closedLinks.map((line) => (
        <p key={line} className="note sub">
          {line}
        </p>
      ))}
      <p className="note sub">
        {words.source}{' '}
        {card.source.url === undefined ? null : <Outside url={card.source.url} label={card.source.url} />}
      </p>
    </article>
  );
}

/** Opens outside, and carries nothing along. */
function Outside({ url, label }: { readonly url: string; readonly label: string }) {
  return (
    <a href={url} target="_blank" rel="noopener noreferrer external" referrerPolicy="no-referrer">
      {label}
    </a>
  );
}

function Spans({ spans }: { readonly spans: readonly DetailSpan[] }) {
  return spans.map((span, index) => <Fragment key={`${span.text} ${index}`}>{spanOf(span)}</Fragment>);
}

function spanOf(span: DetailSpan) {
  switch (span.type) {
    case 'text':
      return span.text;
    case 'strong':
      return <b>{span.text}</b>;
    case 'emphasis':
      return <em>{span.text}</em>;
    case 'code':
      return <code>{span.text}</code>;
    case 'link':
      return <Outside url={span.url} label={span.text} />;
  }
}

function Block({ block }: { readonly block: DetailBlock }) {
  switch (block.type) {
    case 'code':
      return <pre className="cds-code">{block.text}</pre>;
    case 'table':
      return (
        <table className="cds-table">
          <tbody>
            {block.rows.map((row, at) => (
              <tr key={`row ${at}`}>
                {row.map((cell, column) => (
                  <td key={`cell ${column}`}>
                    <Spans spans={cell} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      );
    case 'heading':
      return (
        <p>
          <b>
            <Spans spans={block.spans} />
          </b>
        </p>
      );
    default:
      return (
        <p className={`cds-${block.type}`}>
          <Spans spans={block.spans} />
        </p>
      );
  }
}
