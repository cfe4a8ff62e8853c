/** What outside services say of the record (CDS Hooks): their words are theirs, ours say how far they go. */
export const decisionSupport = {
  title: '外部の判断支援',
  lead: '外部サービスの指摘です。診断や処方の判断に代わるものではありません。',
  sent: '薬・アレルギーなどの内容と性別・生年月日だけを送ります。氏名・番号・医療機関名・アクセス権は送りません。',
  whatWasTold: '照会した内容',
  read: '確認しました',
  askBrought: '持参ファイルの薬も加えて確認する（薬の名前と用法を送ります）',
  state: {
    asking: '{{service}}：確認しています。',
    cards: '{{service}}：指摘が{{n}}件あります。',
    none: '{{service}}：伝えた内容の範囲では指摘はありません。安全であることを示すものではありません。',
    noneOfPart: '{{service}}：一部の内容だけで判定されました。指摘がなくても、確認できたことにはなりません。',
    failed: '{{service}}：確認できませんでした。',
    needsData: '{{service}}：内容が足りず、判定できませんでした。',
    notOffered: '{{service}}：この場面の判定は提供していません。',
  },
  unread: '読めない指摘が{{n}}件あります。',
  told: {
    all: '伝えた内容 {{key}}：{{n}}件',
    part: '伝えた内容 {{key}}：{{n}}件（すべてではありません）',
  },
  untold: {
    role: '伝えていない内容 {{key}}：あなたの職種では閲覧できません',
    'not-known': '伝えていない内容 {{key}}：情報源の回答がそろっていません',
    'not-supported': '伝えていない内容 {{key}}：この形の求めには応じられません',
  },
  indicator: { critical: '重大', warning: '注意', info: '情報' },
  source: '指摘元 {{label}}',
  sourceTopic: '指摘元 {{label}}（{{topic}}）',
  suggestion: '提案：{{label}}（この画面からは実行できません）',
  suggestionBest: '提案（推奨）：{{label}}（この画面からは実行できません）',
  action: { create: '追加', update: '変更', delete: '中止', other: '操作' },
  actionOf: '{{action}}：{{words}}',
  link: {
    smart: '{{label}}：別のアプリの起動が要るため、ここからは開けません',
    address: '{{label}}：開けないアドレスです',
  },
} as const;
