import { useState } from 'react';
import { useText } from '../../i18n/text.ts';
import { Icon } from '../../ui/icons.tsx';

export interface HelpButtonsProps {
  readonly onTour: () => void;
  /** The report as it is now; see `troubleReport`. */
  readonly report: () => string;
}

/** Where the list of keys ends: the walk over the screen, and a report for whoever mends it. */
export function HelpButtons({ onTour, report }: HelpButtonsProps) {
  const { t } = useText();
  const [copied, setCopied] = useState<{ readonly text: string; readonly done: boolean }>();
  async function copy(): Promise<void> {
    const text = report();
    try {
      await navigator.clipboard.writeText(text);
      setCopied({ text, done: true });
    } catch {
      setCopied({ text, done: false });
    }
  }
  return (
    <div className="help-buttons">
      <button type="button" className="btn" onClick={onTour} data-action="tour">
        {t('help.tour.begin')}
      </button>
      <button type="button" className="btn" onClick={() => void copy()} data-action="report">
        <Icon name="document" />
        {t('help.report.copy')}
      </button>
      <p className="note sub" role="status">
        {copied === undefined
          ? t('help.report.what')
          : t(copied.done ? 'help.report.copied' : 'help.report.refused')}
      </p>
      {copied === undefined ? null : (
        <textarea
          className="help-report"
          readOnly
          rows={8}
          value={copied.text}
          aria-label={t('help.report.copy')}
          lang="en"
        />
      )}
    </div>
  );
}
