import type { common as ja } from '../ja/common.ts';
import type { Translation } from '../shape.ts';

export const common: Translation<typeof ja> = {
  product: 'Hitome',
  productKanji: '一目',
  demo: 'Demo: people and places are invented',
  close: 'Close',
  retry: 'Try again',
  more: '{{n}} more',
  moreKinds: '{{n}} more kinds',
  rawOf: 'Original: {{name}}',
  technical: 'Technical details',
  unknown: 'not known',
  language: 'Language',
  japanese: '日本語',
  english: 'English',
  panelBroken: 'This panel cannot be shown. The others still work.',
  panelAgain: 'Show it again',
  count: {
    complete: '{{n}}',
    partial: '{{n}} + not known',
    loading: '{{n}} + arriving',
    failed: 'not known',
  },
  coverage: {
    complete: 'all fetched {{time}}',
    completePlain: 'all fetched',
    loading: '{{done}}/{{asked}} fetched',
    partial: '{{n}} not known',
    limited: 'partly not known',
    failed: 'could not be fetched',
  },
};
