import type { ReactNode } from 'react';
import type { EntryMark } from '../domain/entry.ts';
import type { EntryState } from '../domain/entry-state.ts';
import { useText } from '../i18n/text.ts';
import { Icon, type IconName } from './icons.tsx';

export type ChipTone =
  | 'plain'
  | 'crit'
  | 'crit-outline'
  | 'warn'
  | 'advise'
  | 'dash'
  | 'solid'
  | 'unknown'
  | 'waiting'
  | 'quiet';

interface ChipProps {
  readonly tone?: ChipTone;
  readonly icon?: IconName;
  readonly title?: string;
  readonly children: ReactNode;
}

/** Shape first, then the word, then the colour. `unknown` is the only chip with a hatch. */
export function Chip({ tone = 'plain', icon, title, children }: ChipProps) {
  return (
    <span className={tone === 'plain' ? 'chip' : `chip ${tone}`} title={title}>
      {icon === undefined ? null : <Icon name={icon} small />}
      <span>{children}</span>
    </span>
  );
}

const MARK_LOOKS: Readonly<Record<EntryMark, { readonly tone: ChipTone; readonly icon?: IconName }>> = {
  suspected: { tone: 'dash' },
  principal: { tone: 'plain' },
  uninformed: { tone: 'solid', icon: 'hidden' },
  'long-term': { tone: 'plain', icon: 'pin' },
  preliminary: { tone: 'quiet', icon: 'half' },
  amended: { tone: 'dash' },
  cancelled: { tone: 'dash' },
  'entered-in-error': { tone: 'quiet' },
  'self-reported': { tone: 'quiet' },
  restricted: { tone: 'solid', icon: 'withheld' },
};

/** A mark that the record itself puts on an entry. */
export function MarkChip({ mark }: { readonly mark: EntryMark }) {
  const { t } = useText();
  const { tone, icon } = MARK_LOOKS[mark];
  return (
    <Chip tone={tone} {...(icon === undefined ? {} : { icon })}>
      {t(`entry.mark.${mark}`)}
    </Chip>
  );
}

/** That an entry is no thing, or none of today: in words, never by its look alone. */
export function StateChip({ state }: { readonly state: EntryState }) {
  const { t } = useText();
  return <Chip tone="dash">{t(`statement.chip.${state}`)}</Chip>;
}
