import { Component, type ReactNode } from 'react';
import { useText } from '../i18n/text.ts';
import { Icon } from './icons.tsx';

interface PanelBoundaryProps {
  /** Name of what stands inside, for the log. */
  readonly name: string;
  readonly onBug?: (error: unknown, name: string) => void;
  readonly children: ReactNode;
}

interface PanelBoundaryState {
  readonly broken: boolean;
}

/** A bug in one panel takes down that panel only, says so, and can be tried again. */
export class PanelBoundary extends Component<PanelBoundaryProps, PanelBoundaryState> {
  override state: PanelBoundaryState = { broken: false };

  static getDerivedStateFromError(): PanelBoundaryState {
    return { broken: true };
  }

  override componentDidCatch(error: unknown): void {
    this.props.onBug?.(error, this.props.name);
  }

  override render(): ReactNode {
    if (!this.state.broken) return this.props.children;
    return <BrokenPanel name={this.props.name} onAgain={() => this.setState({ broken: false })} />;
  }
}

function BrokenPanel({ name, onAgain }: { readonly name: string; readonly onAgain: () => void }) {
  const { t } = useText();
  return (
    <section className="panel" data-panel={name} data-coverage="failed" data-panel-broken>
      <div className="panel-broken" role="alert">
        <Icon name="failed" />
        <p>{t('common.panelBroken')}</p>
        <button type="button" className="btn" onClick={onAgain}>
          {t('common.panelAgain')}
        </button>
      </div>
    </section>
  );
}
