/** How often and when, as far as a coded timing tells it (FHIR R4 Timing.repeat); used where nobody put it in words. */
export interface Schedule {
  readonly frequency: number;
  readonly frequencyMax?: number;
  readonly period?: number;
  readonly unit?: ScheduleUnit;
  readonly weekdays: readonly string[];
  readonly times: readonly string[];
  /** Codes of http://hl7.org/fhir/event-timing. */
  readonly events: readonly string[];
  /** Minutes before or after the events. */
  readonly offset?: number;
  readonly count?: number;
}

export type ScheduleUnit = 's' | 'min' | 'h' | 'd' | 'wk' | 'mo' | 'a';

interface Tongue {
  readonly often: (times: string, period: number, unit: ScheduleUnit) => string;
  readonly times: (from: number, to: number | undefined) => string;
  readonly events: Readonly<Record<string, string>>;
  readonly days: Readonly<Record<string, string>>;
  readonly weekdays: (days: readonly string[]) => string;
  readonly offset: (minutes: number) => string;
  readonly count: (count: number) => string;
  readonly list: string;
}

const UNITS_JA: Readonly<Record<ScheduleUnit, string>> = {
  s: '秒',
  min: '分',
  h: '時間',
  d: '日',
  wk: '週',
  mo: 'か月',
  a: '年',
};

/** 1日3回, 週2回, 2日に1回, 8時間ごと. */
function oftenJa(times: string, period: number, unit: ScheduleUnit): string {
  if (times === '1回' && (unit === 'h' || unit === 'min' || unit === 's'))
    return `${period}${UNITS_JA[unit]}ごと`;
  if (period === 1 && unit === 'd') return `1日${times}`;
  if (period === 1 && unit === 'wk') return `週${times}`;
  if (period === 1 && unit === 'mo') return `月${times}`;
  if (period === 1 && unit === 'a') return `年${times}`;
  return `${period}${UNITS_JA[unit]}に${times}`;
}

const UNITS_EN: Readonly<Record<ScheduleUnit, string>> = {
  s: 'second',
  min: 'minute',
  h: 'hour',
  d: 'day',
  wk: 'week',
  mo: 'month',
  a: 'year',
};

function oftenEn(times: string, period: number, unit: ScheduleUnit): string {
  const one = UNITS_EN[unit];
  if (period === 1) return `${times} ${one === 'hour' ? 'an' : 'a'} ${one}`;
  return times === 'once' ? `every ${period} ${one}s` : `${times} every ${period} ${one}s`;
}

function timesEn(from: number, to: number | undefined): string {
  if (to !== undefined && to !== from) return `${from}–${to} times`;
  return from === 1 ? 'once' : from === 2 ? 'twice' : `${from} times`;
}

const JA: Tongue = {
  often: oftenJa,
  times: (from, to) => (to === undefined || to === from ? `${from}回` : `${from}〜${to}回`),
  events: {
    MORN: '朝',
    'MORN.early': '早朝',
    'MORN.late': '午前遅く',
    NOON: '正午',
    AFT: '午後',
    'AFT.early': '午後早く',
    'AFT.late': '午後遅く',
    EVE: '夕',
    'EVE.early': '夕方早く',
    'EVE.late': '夕方遅く',
    NIGHT: '夜',
    PHS: '入眠後',
    HS: '就寝前',
    WAKE: '起床時',
    C: '毎食時',
    CM: '朝食時',
    CD: '昼食時',
    CV: '夕食時',
    AC: '毎食前',
    ACM: '朝食前',
    ACD: '昼食前',
    ACV: '夕食前',
    PC: '毎食後',
    PCM: '朝食後',
    PCD: '昼食後',
    PCV: '夕食後',
  },
  days: { mon: '月', tue: '火', wed: '水', thu: '木', fri: '金', sat: '土', sun: '日' },
  weekdays: (days) => `${days.join('・')}曜`,
  offset: (minutes) => `${minutes}分`,
  count: (count) => `全${count}回`,
  list: '・',
};

const EN: Tongue = {
  often: oftenEn,
  times: timesEn,
  events: {
    MORN: 'in the morning',
    'MORN.early': 'early in the morning',
    'MORN.late': 'late in the morning',
    NOON: 'at noon',
    AFT: 'in the afternoon',
    'AFT.early': 'early in the afternoon',
    'AFT.late': 'late in the afternoon',
    EVE: 'in the evening',
    'EVE.early': 'early in the evening',
    'EVE.late': 'late in the evening',
    NIGHT: 'at night',
    PHS: 'after falling asleep',
    HS: 'at bedtime',
    WAKE: 'on waking',
    C: 'with meals',
    CM: 'with breakfast',
    CD: 'with lunch',
    CV: 'with the evening meal',
    AC: 'before meals',
    ACM: 'before breakfast',
    ACD: 'before lunch',
    ACV: 'before the evening meal',
    PC: 'after meals',
    PCM: 'after breakfast',
    PCD: 'after lunch',
    PCV: 'after the evening meal',
  },
  days: { mon: 'Mon', tue: 'Tue', wed: 'Wed', thu: 'Thu', fri: 'Fri', sat: 'Sat', sun: 'Sun' },
  weekdays: (days) => `on ${days.join(', ')}`,
  offset: (minutes) => `${minutes} min`,
  count: (count) => `${count} times in all`,
  list: ', ',
};

/** 1日3回 毎食後; three times a day after meals. What no table knows stands as it was sent. */
export function scheduleWords(schedule: Schedule, language: 'ja' | 'en'): string {
  const tongue = language === 'ja' ? JA : EN;
  const { frequency, frequencyMax, period, unit, weekdays, times, events, offset, count } = schedule;
  const told = tongue.times(frequency, frequencyMax);
  const named = events.map((event) => tongue.events[event] ?? event).join(tongue.list);
  const parts = [
    period === undefined || unit === undefined ? '' : tongue.often(told, period, unit),
    weekdays.length === 0 ? '' : tongue.weekdays(weekdays.map((day) => tongue.days[day] ?? day)),
    times.map((time) => time.slice(0, 5)).join(tongue.list),
    offset === undefined || named === ''
      ? named
      : language === 'ja'
        ? `${named}${tongue.offset(offset)}`
        : `${tongue.offset(offset)} ${named}`,
    count === undefined ? '' : tongue.count(count),
  ];
  return parts.filter((part) => part !== '').join(' ');
}
