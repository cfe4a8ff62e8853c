/** What a record says of a thing that is not there, or no longer. */
export const statement = {
  chip: {
    none: 'なしの記載',
    unknown: '不明の記載',
    refuted: '否定',
    inactive: '過去',
    resolved: '過去・解消',
  },
  said: {
    none: '「{{words}}」と記載（{{by}}）',
    unknown: '「{{words}}」と記載（{{by}}）',
    refuted: '「{{words}}」は否定（{{by}}）',
  },
  list: '「なし」「不明」「否定」の記載',
  open: '{{subject}}：「不明」と記載されています',
  openWhy: 'この記載があるため、「なし」とは言えません。',
} as const;
