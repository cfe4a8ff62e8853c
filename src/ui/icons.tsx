import type { ReactNode } from 'react';
import type { Kind } from '../domain/kind.ts';

/** Line drawings on a 16 px field, in the colour of the text beside them. */
const DRAWINGS = {
  search: (
    <>
      <circle cx="7" cy="7" r="4.4" />
      <path d="M10.3 10.3L14 14" />
    </>
  ),
  close: <path d="M3.5 3.5l9 9M12.5 3.5l-9 9" />,
  down: <path d="M3 6l5 5 5-5" />,
  up: <path d="M3 10l5-5 5 5" />,
  next: <path d="M6 3l5 5-5 5" />,
  back: <path d="M10 3L5 8l5 5" />,
  link: (
    <path d="M6.5 9.5l3-3M7 4.5l1.2-1.2a3 3 0 014.3 4.3L11.3 8.8M9 11.5l-1.2 1.2a3 3 0 01-4.3-4.3L4.7 7.2" />
  ),
  retry: <path d="M13 8a5 5 0 11-1.6-3.7M13 2v3.4H9.6" />,
  raw: <path d="M5.5 3.5L1.8 8l3.7 4.5M10.5 3.5L14.2 8l-3.7 4.5" />,
  print: (
    <>
      <path d="M4.5 5.5v-4h7v4M4.5 11H2V5.5h12V11h-2.5" />
      <rect x="4.5" y="9" width="7" height="5" />
    </>
  ),
  phone: (
    <path d="M3 2l3 .5.8 3L5.2 7a8 8 0 003.8 3.8l1.5-1.6 3 .8.5 3c0 .6-.5 1-1 1A11 11 0 012 3c0-.5.4-1 1-1z" />
  ),
  timeline: <path strokeWidth="2" d="M2 3.5h7M5 8h9M2 12.5h5M9.5 12.5h4.5" />,
  person: (
    <>
      <circle cx="8" cy="5" r="3" />
      <path d="M2.5 14c.6-3.3 2.7-5 5.5-5s4.9 1.7 5.5 5" />
    </>
  ),
  // signs of coverage and of the five kinds of nothing
  complete: (
    <>
      <circle cx="8" cy="8" r="6.2" />
      <path d="M5 8.2l2.1 2.1L11.2 6" />
    </>
  ),
  arriving: (
    <>
      <circle cx="8" cy="8" r="6.2" strokeDasharray="2 2" />
      <path d="M8 1.8a6.2 6.2 0 010 12.4z" fill="currentColor" stroke="none" />
    </>
  ),
  none: (
    <>
      <circle cx="8" cy="8" r="6.2" />
      <path d="M5.2 8h5.6" />
    </>
  ),
  waiting: (
    <>
      <circle cx="8" cy="8" r="6.2" strokeDasharray="1.6 2.3" />
      <path d="M8 4.8V8l2.2 1.6" />
    </>
  ),
  failed: <path strokeWidth="1.8" d="M1.5 8h3.7M10.8 8h3.7M5.6 4.6l4.8 6.8M10.4 4.6l-4.8 6.8" />,
  withheld: (
    <>
      <rect x="3" y="7" width="10" height="7" rx="1" fill="currentColor" stroke="none" />
      <path d="M5.2 7V5a2.8 2.8 0 015.6 0v2" />
    </>
  ),
  'not-offered': (
    <>
      <rect x="1.8" y="3.8" width="12.4" height="8.4" strokeDasharray="2 2" strokeWidth="1.3" />
      <path d="M5 8h6" />
    </>
  ),
  'as-listed': <path d="M3 3.5h1M6.5 3.5h7M3 8h1M6.5 8h7M3 12.5h1M6.5 12.5h2M11 12.5h.6M13.4 12.5h.6" />,
  'cut-short': (
    <>
      <path d="M2 3h8l-2 2.5L10 8l-2 2.5L10 13H2z" />
      <path d="M12 8h3" strokeDasharray="1.4 1.2" />
    </>
  ),
  // clinical signs
  stop: (
    <>
      <path d="M5.2 1.5h5.6l3.7 3.7v5.6l-3.7 3.7H5.2l-3.7-3.7V5.2z" fill="currentColor" stroke="none" />
      <path className="icon-hole" strokeWidth="1.7" d="M5.4 5.4l5.2 5.2M10.6 5.4l-5.2 5.2" />
    </>
  ),
  caution: (
    <>
      <path className="icon-warn" strokeLinejoin="round" strokeWidth="1.3" d="M8 1.6l6.8 12.3H1.2z" />
      <path className="icon-ink" strokeWidth="1.7" d="M8 6v4" />
      <circle className="icon-dot" cx="8" cy="12" r="1" stroke="none" />
    </>
  ),
  info: (
    <>
      <circle cx="8" cy="8" r="6.6" fill="currentColor" stroke="none" />
      <path className="icon-hole" strokeWidth="1.7" d="M8 7v4.6M8 3.7v2" />
    </>
  ),
  differs: <path d="M1.5 5h9M8 2.5L10.8 5 8 7.5M14.5 11h-9M8 8.5L5.2 11 8 13.5" />,
  duplicate: (
    <>
      <rect x="2" y="2" width="8" height="8" />
      <rect x="6" y="6" width="8" height="8" />
    </>
  ),
  hidden: (
    <>
      <path d="M1.5 8S4 3.8 8 3.8 14.5 8 14.5 8 12 12.2 8 12.2 1.5 8 1.5 8z" />
      <path d="M2.5 13.5l11-11" strokeWidth="1.6" />
    </>
  ),
  pin: (
    <>
      <path d="M5 2h6l-1 4 2 2.5H4L6 6z" fill="currentColor" stroke="none" />
      <path d="M8 8.5V14" />
    </>
  ),
  half: (
    <>
      <circle cx="8" cy="8" r="6" />
      <path d="M8 2a6 6 0 000 12z" fill="currentColor" stroke="none" />
    </>
  ),
  // kinds
  allergy: <path d="M5.2 1.5h5.6l3.7 3.7v5.6l-3.7 3.7H5.2l-3.7-3.7V5.2zM8 4.5v4.3M8 10.5v1.5" />,
  condition: <path d="M2.5 3h11v7l-3.4 3.4H2.5zM5.2 6.6h5.6" />,
  infection: (
    <>
      <circle cx="8" cy="8" r="3.4" />
      <path d="M8 1.5v3M8 11.5v3M1.5 8h3M11.5 8h3M3.4 3.4l2.1 2.1M10.5 10.5l2.1 2.1M12.6 3.4l-2.1 2.1M5.5 10.5l-2.1 2.1" />
    </>
  ),
  medicine: (
    <>
      <rect x="1.6" y="5.2" width="12.8" height="5.6" rx="2.8" />
      <path d="M8 5.2v5.6" />
    </>
  ),
  syringe: <path d="M10.5 2l3.5 3.5M12.2 3.8L5.5 10.5 3.6 12.4 2 14M4 9l6-6 3 3-6 6zM6.5 7.5l1.5 1.5" />,
  flask: <path d="M5.5 1.8h5M6.4 1.8v5L2.9 13a1 1 0 00.9 1.4h8.4a1 1 0 00.9-1.4L9.6 6.8v-5" />,
  pulse: <path d="M1 8.5h3l1.8-5 3 9 2-5.5 1 1.5H15" />,
  ruler: <path d="M1.5 5.5h13v5h-13zM4.5 5.5v2M7 5.5v3M9.5 5.5v2M12 5.5v3" />,
  knife: <path d="M13.8 2.2L6.5 9.5l-2.7.3.3-2.7zM2 14h9" />,
  bed: <path d="M1.5 3v10M1.5 10.5h13V13M14.5 10.5V8.6a2 2 0 00-2-2H6v3.9" />,
  image: (
    <>
      <rect x="2" y="2.5" width="12" height="11" />
      <circle cx="8" cy="8" r="2.6" />
    </>
  ),
  document: <path d="M3.5 1.8h6l3 3v9.4h-9zM5.5 7.5h5M5.5 10.5h5" />,
  report: <path d="M3.5 1.8h9v12.4h-9zM5.5 11l1.8-2.5 1.5 1.5 2-3" />,
  letter: <path d="M1.8 3.5h12.4v9H1.8zM1.8 4l6.2 5 6.2-5" />,
  checkup: <path d="M3.5 2.8h9v11.4h-9zM6 2.8V1.6h4v1.2M5.7 8.3l1.7 1.7 3-3.4" />,
  shield: <path d="M8 1.6l5.5 2v4c0 3.4-2.3 5.7-5.5 7-3.2-1.3-5.5-3.6-5.5-7v-4zM8 5.2v5M5.5 7.7h5" />,
  device: (
    <>
      <rect x="2.5" y="4.5" width="11" height="8" rx="2.5" />
      <path d="M5 4.5c0-2 1.5-2.7 3-2.7M5 8.5h1.5l1-1.8 1.2 3.3 1-1.5h1.5" />
    </>
  ),
  hand: <path d="M2.5 9.5l3-3.5 3 1 5 .5c1 .3.7 1.5-.200 1.5H9.5M2.5 13.5h6l5.5-3.5M2 6v8" />,
  stairs: <path d="M1.5 13.5h3.3v-3h3.2v-3h3.2v-3h3.3" />,
  plan: <path d="M2.5 3.5h2M6.5 3.5h7M2.5 8h2M6.5 8h7M2.5 12.5h2M6.5 12.5h7" />,
  family: (
    <>
      <circle cx="4.5" cy="3.8" r="2" />
      <circle cx="11.5" cy="3.8" r="2" />
      <circle cx="8" cy="12.2" r="2" />
      <path d="M4.5 5.8v2.2h7V5.8M8 8v2.2" />
    </>
  ),
  life: <path d="M3 13.5V7l5-4.5L13 7v6.5zM6.5 13.5V9.5h3v4" />,
  finding: <path d="M8 1.8a6.2 6.2 0 100 12.4A6.2 6.2 0 008 1.8zM8 7.2v4M8 4.7v1" />,
  card: <path d="M1.5 3.5h13v9h-13zM1.5 6.5h13M4 10h3" />,
  other: (
    <>
      <rect x="2.5" y="2.5" width="11" height="11" rx="1.5" />
      <path d="M5 8h.1M8 8h.1M11 8h.1" strokeLinecap="round" strokeWidth="1.8" />
    </>
  ),
} as const satisfies Readonly<Record<string, ReactNode>>;

export type IconName = keyof typeof DRAWINGS;

const ICON_OF_KIND: Readonly<Record<Kind, IconName>> = {
  allergy: 'allergy',
  condition: 'condition',
  infection: 'infection',
  prescription: 'medicine',
  dispensing: 'medicine',
  administration: 'syringe',
  'medication-statement': 'medicine',
  lab: 'flask',
  vital: 'pulse',
  measurement: 'ruler',
  procedure: 'knife',
  encounter: 'bed',
  imaging: 'image',
  report: 'report',
  'discharge-summary': 'document',
  referral: 'letter',
  checkup: 'checkup',
  document: 'document',
  immunization: 'shield',
  device: 'device',
  directive: 'hand',
  'care-level': 'stairs',
  'care-plan': 'plan',
  'family-history': 'family',
  'social-history': 'life',
  observation: 'finding',
  coverage: 'card',
  other: 'other',
};

interface IconProps {
  readonly name: IconName;
  readonly small?: boolean;
}

/** Never the only sign: a word stands beside it, so it is hidden from readers. */
export function Icon({ name, small = false }: IconProps) {
  return (
    <svg
      className={small ? 'icon icon-small' : 'icon'}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      aria-hidden="true"
    >
      {DRAWINGS[name]}
    </svg>
  );
}

export function KindIcon({ kind }: { readonly kind: Kind }) {
  return <Icon name={ICON_OF_KIND[kind]} />;
}

/** The mark of the product: an eye whose pupil is 一. */
export function ProductMark() {
  return (
    <svg className="product-mark" width="22" height="22" viewBox="0 0 22 22" fill="none" aria-hidden="true">
      <path
        d="M1.5 11S5 4.5 11 4.5 20.5 11 20.5 11 17 17.5 11 17.5 1.5 11 1.5 11z"
        stroke="currentColor"
        strokeWidth="1.8"
      />
      <path d="M6 11h10" stroke="currentColor" strokeWidth="2.6" />
    </svg>
  );
}
