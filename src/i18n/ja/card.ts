/** The code of a card, where somebody is looked for in an emergency. */
export const card = {
  title: 'カードのQRコードを読む',
  lead: '診察券・保険証・お薬手帳のQRコードを、この端末の中だけで読みます。読んだだけでは誰も検索しません。',
  picture: 'カードの写真を選ぶ',
  typed: '読み取り機で入力、または貼り付け',
  read: '読む',
  kind: {
    insured: '被保険者番号を読みました',
    identifier: '番号を読みました',
    notebook: 'お薬手帳の氏名・生年月日を読みました',
    labelled: 'カードの記載を読みました',
    number: '番号だけのコードです。診察券（院内番号）として入れます',
  },
  notSearched: 'まだ検索していません。本人の持ち物か確かめてください。カードは他人の物かもしれません。',
  fill: '検索欄に入れる',
  again: '読み直す',
  unknown: 'コードは読めましたが、本人を探せる内容ではありません：{{text}}',
  noCode: 'QRコードが見つかりません。近づけるか、明るい所で撮り直してください。',
} as const;
