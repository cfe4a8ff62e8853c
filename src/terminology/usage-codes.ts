/**
 * 標準用法コード (16 characters): 基本用法, 用法詳細, タイミング指定, 1日回数, then one place each for 就寝前, 夕, 昼 and 朝.
 * Source: JAMI 処方・注射オーダ標準用法規格 (HS027, https://helics.jp/), as printed with codes and names side by side in the
 * examples of JP Core 1.2, JP-CLINS 1.10 and the 電子処方箋 FHIR specification. Only places whose meaning those
 * examples show are read: a code with any other is left as it is.
 */
const BASIC: Readonly<Record<string, string>> = { '1': '内服', '2': '外用', '3': '注射' };

const DETAIL: Readonly<Record<string, string>> = {
  '10': '経口',
  '2B': '塗布',
  '2H': '点眼',
  '2R': '肛門挿入',
  '30': '静脈注射',
  '31': '中心静脈注射',
};

const MEAL: Readonly<Record<string, string>> = { '1': '食前', '4': '食後' };
const EVENTS: Readonly<Record<string, string>> = { '04': '便秘時', '06': '不眠時', '07': '発熱時' };

/** Words of a time of day, in the order of the day. */
function mealWords(places: string): string | undefined {
  const [sleep = '0', evening = '0', noon = '0', morning = '0'] = places;
  const meals = [
    ['朝', morning],
    ['昼', noon],
    ['夕', evening],
  ] as const;
  const eaten = meals.filter(([, digit]) => digit !== '0');
  const kinds = new Set(eaten.map(([, digit]) => digit));
  const [kind] = kinds;
  if (kinds.size > 1 || (kind !== undefined && MEAL[kind] === undefined)) return undefined;
  if (sleep !== '0' && sleep !== '1') return undefined;
  const atMeals = kind === undefined ? '' : `${eaten.map(([name]) => name).join('')}${MEAL[kind] ?? ''}`;
  return [atMeals, sleep === '1' ? '就寝前' : ''].filter((part) => part !== '').join('と');
}

function timesWords(digit: string): string | undefined {
  if (digit === 'N') return '１日数回';
  return /^[1-9]$/u.test(digit) ? `１日${String.fromCodePoint(0xff10 + Number(digit))}回` : undefined;
}

/** `V14NNNNN`: which time of an uneven dose, and how many units. */
const UNEVEN = /^V([1-9])([0-9.]+)N*$/u;

/** 補足用法 (8 characters): uneven doses; undefined for what the public examples do not show. */
export function usageAddition(code: string): string | undefined {
  if (code === 'I1100000') return '１日おき';
  const [, time, units] = UNEVEN.exec(code) ?? [];
  return time === undefined ? undefined : `不均等・${time}回目・${units ?? ''}単位`;
}

/** The words of a standard usage code; undefined where any part of it is not known for sure. */
export function usageWords(code: string): string | undefined {
  if (!/^[123][0-9A-Z]{15}$/u.test(code)) return undefined;
  const basic = BASIC[code.slice(0, 1)];
  const way = DETAIL[code.slice(0, 2)];
  if (basic === undefined || way === undefined) return undefined;
  const head = `${basic}・${way}`;
  const [timing = '', times = ''] = code.slice(2, 4);
  const rest = code.slice(4);
  if (timing === '5') {
    const event = EVENTS[code.slice(3, 5)];
    return event === undefined ? undefined : `${head}・${event}`;
  }
  const often = timesWords(times);
  if (often === undefined) return undefined;
  if (timing === '7') return /^0+$/u.test(rest) ? `${head}・${often}` : undefined;
  const meals = timing === '1' && /^0+$/u.test(rest.slice(4)) ? mealWords(rest.slice(0, 4)) : undefined;
  return meals === undefined || meals === '' ? undefined : `${head}・${often}${meals}`;
}
