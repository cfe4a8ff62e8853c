import { useText } from '../i18n/text.ts';
import { type ContentNode, type ObjectReference, readReport, referencesWithin } from './content-tree.ts';
import type { NoPicture } from './frame-facts.ts';
import './series-object.css';

interface ReportProps {
  readonly object: NoPicture;
  /** Opens an image that the report points to, where it can be opened. */
  readonly onShow?: ((reference: ObjectReference) => void) | undefined;
}

type ShowProps = Pick<ReportProps, 'onShow'>;

function References({ references, onShow }: ShowProps & { readonly references: readonly ObjectReference[] }) {
  const { t } = useText();
  return references.map((reference) => {
    const frames =
      reference.frames.length === 0 ? '' : t('imageObjects.frames', { n: reference.frames.join('、') });
    const words = `${t('imageObjects.reference')}${frames}`;
    const key = `${reference.instanceUid} ${reference.frames.join()}`;
    return onShow === undefined ? (
      <span key={key} className="object-reference" data-reference={reference.instanceUid}>
        {words} <code>{reference.instanceUid}</code>
      </span>
    ) : (
      <button
        key={key}
        type="button"
        className="btn"
        data-reference={reference.instanceUid}
        onClick={() => onShow(reference)}
      >
        {words}
      </button>
    );
  });
}

function Nodes({ nodes, onShow }: ShowProps & { readonly nodes: readonly ContentNode[] }) {
  if (nodes.length === 0) return null;
  return (
    <ul>
      {nodes.map((node, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- the lines of a report have no other name, and never move
        <li key={index} data-value-type={node.valueType}>
          {node.name === undefined ? null : <b title={node.code}>{node.name}</b>}
          {node.text === undefined ? null : <span>{node.text}</span>}
          <References references={node.references} onShow={onShow} />
          <Nodes nodes={node.children} onShow={onShow} />
        </li>
      ))}
    </ul>
  );
}

const isKnown = <K extends string>(key: string, keys: readonly K[]): key is K =>
  keys.some((one) => one === key);

function useStanding(kind: 'completion' | 'verification', stated: string | undefined): string {
  const { t } = useText();
  if (stated === undefined) return t('imageObjects.notStated');
  if (kind === 'completion')
    return isKnown(stated, ['COMPLETE', 'PARTIAL']) ? t(`imageObjects.completion.${stated}`) : stated;
  return isKnown(stated, ['VERIFIED', 'UNVERIFIED']) ? t(`imageObjects.verification.${stated}`) : stated;
}

/** A structured report as text: every line of its tree, its codes, measurements and references to images. */
export function StructuredReportText({ object, onShow }: ReportProps) {
  const { t } = useText();
  const report = readReport(object.dataset);
  const completion = useStanding('completion', report.completion);
  const verification = useStanding('verification', report.verification);
  return (
    <article className="object-report" data-object="report">
      <h3>{report.title || t('viewer.sop.report')}</h3>
      <p>
        {t('imageObjects.standing', { completion, verification })}
        {report.verifiers.length === 0 ? null : <span>{report.verifiers.join('、')}</span>}
      </p>
      <Nodes nodes={report.nodes} onShow={onShow} />
    </article>
  );
}

/** A selection of key images: why they were chosen, and which they are. */
export function KeyObjects({ object, onShow }: ReportProps) {
  const { t } = useText();
  const report = readReport(object.dataset);
  const references = referencesWithin(report.nodes);
  const words = report.nodes.filter((node) => node.references.length === 0);
  return (
    <article className="object-report" data-object="key-objects">
      <h3>{report.title || t('viewer.sop.keyImages')}</h3>
      <Nodes nodes={words} onShow={onShow} />
      <p>{t('imageObjects.keyImages', { n: references.length, count: references.length })}</p>
      <div className="object-references">
        <References references={references} onShow={onShow} />
      </div>
    </article>
  );
}
