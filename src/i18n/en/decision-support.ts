import type { decisionSupport as ja } from '../ja/decision-support.ts';
import type { Translation } from '../shape.ts';

export const decisionSupport = {
  title: 'Outside decision support',
  lead: 'Said by outside services. It does not take the place of your own judgement on diagnosis or treatment.',
  sent: 'Sent are the contents of medicines, allergies and the like, sex and birth date only: no name, number, institution or access right.',
  whatWasTold: 'What it was told',
  read: 'I have read this',
  askBrought: 'Ask about the medicines brought along too (their names and directions are sent)',
  state: {
    waiting: '{{service}}: not asked yet, as the record is still arriving.',
    asking: '{{service}}: asking.',
    cards: '{{service}}: {{n}} remarks.',
    cards_one: '{{service}}: one remark.',
    none: '{{service}}: no remark on what it was told. That does not mean that it is safe.',
    noneOfPart: '{{service}}: judged on a part only. No remark does not mean that it was checked.',
    failed: '{{service}}: could not be asked.',
    needsData: '{{service}}: could not judge, as it would have to be told more.',
    notOffered: '{{service}}: does not judge at this point.',
  },
  unread: '{{n}} remarks could not be read.',
  unread_one: 'One remark could not be read.',
  told: {
    all: 'Told: {{key}}, {{n}} records',
    all_one: 'Told: {{key}}, one record',
    part: 'Told: {{key}}, {{n}} records (not all)',
    part_one: 'Told: {{key}}, one record (not all)',
  },
  untold: {
    role: 'Not told: {{key}} (not for your profession)',
    'not-known': 'Not told: {{key}} (not all sources have answered)',
    'not-supported': 'Not told: {{key}} (it is not asked for in a way that can be answered)',
  },
  indicator: { critical: 'Critical', warning: 'Warning', info: 'Information' },
  source: 'Said by {{label}}',
  sourceTopic: 'Said by {{label}} ({{topic}})',
  suggestion: 'Suggestion: {{label}} (cannot be carried out here)',
  suggestionBest: 'Suggestion (recommended): {{label}} (cannot be carried out here)',
  action: { create: 'add', update: 'change', delete: 'stop', other: 'do' },
  actionOf: '{{action}}: {{words}}',
  link: {
    smart: '{{label}}: needs another application to be started, and cannot be opened here',
    address: '{{label}}: an address that cannot be opened',
  },
} as const satisfies Translation<typeof ja>;
