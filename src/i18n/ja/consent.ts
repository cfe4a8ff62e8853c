/** Whether the person agreed that a source's records are looked at, as far as the source tells. */
export const consent = {
  title: '本人の同意',
  given: '同意あり',
  oneDay: '同意あり（24時間、{{until}}まで）',
  limited: '同意あり（{{until}}まで）',
  about: '対象：{{items}}',
  ended: '同意の期間は終了（{{until}}まで）',
  partial: '一部のみ同意',
  without: '除外：{{items}}',
  until: '（{{until}}まで）',
  refused: '不同意',
  'not-told': '知らされていません',
  newsRefused:
    '{{source}}：本人が閲覧に同意していないため、記録は提供されません。無いという意味ではありません。',
  newsPartial:
    '{{source}}：本人の同意がないため、次は提供されません：{{items}}。無いという意味ではありません。',
  newsUnclear:
    '{{source}}：本人の同意がない項目（{{items}}）は提供されません。どの種類の記録か分からず、どの欄も全部とは限りません。',
} as const;
