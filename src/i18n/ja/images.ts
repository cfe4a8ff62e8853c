export const images = {
  title: '画像',
  subject: '画像検査',
  list: '画像検査の一覧（新しい順）',
  year: '{{year}}年',
  undated: '日付不明',
  open: '{{source}}の画像を開く',
  openOf: '{{name}} {{date}}：{{source}}の画像を開く',
  knownTo: {
    both: '画像保管庫と記録の両方にあります',
    archive: '画像保管庫だけにあります（検査の記録は届いていません）',
    record: '記録だけがあります（画像の所在は分かりません）',
  },
  noUid: '検査番号の記載がないため、画像を開けません',
  report: '読影レポート',
  noReport: '結び付くレポートは届いていません',
  noModality: '装置の記載なし',
  noCounts: '枚数の記載なし',
} as const;
