export const images = {
  title: '画像',
  subject: '画像検査',
  year: '{{year}}年',
  undated: '日付不明',
  open: '{{source}}の画像を開く',
  look: '{{source}}の保管庫で探す',
  knownTo: {
    both: '画像保管庫と記録の両方にあります',
    archive: '画像保管庫だけにあります（検査の記録は届いていません）',
    record: '検査の記録だけがあります（画像保管庫の一覧には見つかっていません）',
  },
  noUid: '検査番号の記載がないため、画像を開けません',
  report: '読影レポート',
  noReport: '結び付くレポートは届いていません',
  noModality: '装置の記載なし',
  noCounts: '枚数の記載なし',
} as const;
