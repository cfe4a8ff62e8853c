/** The page for those who set the site up. */
export const siteCheck = {
  title: '情報源の点検',
  sentence: '設定されている情報源に接続し、使えるものと使えないものを示します。患者の記録は読みません。',
  again: 'もう一度点検',
  running: '点検しています',
  item: '点検項目',
  result: '結果',
  detail: '技術的な詳細',
  check: {
    answers: '応答',
    version: 'FHIRの版',
    types: '資源の種類',
    search: '検索',
    paging: 'ページ送り',
    headers: 'CORS',
    clock: '時計の差',
    images: '画像（DICOMweb）',
  },
  level: { works: '使えます', note: '注意', wrong: '使えません', unasked: '未点検' },
} as const;
