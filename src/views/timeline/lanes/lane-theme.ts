/** Colours and type of the picture, read off the page so that light, dark and forced colours hold there too. */
export interface LaneTheme {
  readonly surface: string;
  readonly ground: string;
  readonly line: string;
  readonly lineStrong: string;
  readonly text: string;
  readonly text2: string;
  readonly text3: string;
  readonly accent: string;
  readonly critical: string;
  readonly warn: string;
  readonly warnMark: string;
  readonly hatch: string;
  readonly unknown: string;
  readonly band: string;
  /** By weight: 1 admissions and high-risk medicines, 2 medicines, 3 diagnoses. */
  readonly marks: readonly [string, string, string];
  readonly font: string;
  readonly strongFont: string;
  readonly axisFont: string;
}

const SYSTEM: LaneTheme = {
  surface: 'Canvas',
  ground: 'Canvas',
  line: 'GrayText',
  lineStrong: 'CanvasText',
  text: 'CanvasText',
  text2: 'CanvasText',
  text3: 'CanvasText',
  accent: 'Highlight',
  critical: 'CanvasText',
  warn: 'CanvasText',
  warnMark: 'Canvas',
  hatch: 'GrayText',
  unknown: 'CanvasText',
  band: 'Canvas',
  marks: ['CanvasText', 'GrayText', 'GrayText'],
  font: '12px sans-serif',
  strongFont: '600 12px sans-serif',
  axisFont: '11px sans-serif',
};

export function laneTheme(element: HTMLElement): LaneTheme {
  const style = getComputedStyle(element);
  const token = (name: string) => style.getPropertyValue(`--${name}`).trim();
  const family = style.fontFamily;
  const fonts = { font: `12px ${family}`, strongFont: `600 12px ${family}`, axisFont: `11px ${family}` };
  if (matchMedia('(forced-colors: active)').matches) return { ...SYSTEM, ...fonts };
  return {
    surface: token('surface'),
    ground: token('ground'),
    line: token('line'),
    lineStrong: token('line-strong'),
    text: token('text'),
    text2: token('text-2'),
    text3: token('text-3'),
    accent: token('accent'),
    critical: token('critical'),
    warn: token('warn'),
    warnMark: token('warn-mark'),
    hatch: token('unknown-hatch'),
    unknown: token('unknown-weak'),
    band: token('band'),
    marks: [token('mark-1'), token('mark-2'), token('mark-3')],
    ...fonts,
  };
}
