/** The lock that falls when nobody is at the page. */
export const session = {
  warning: 'あと{{seconds}}秒で画面をロックします',
  warningNote: '操作がないため、表示している記録を隠します。',
  stay: '続ける',
  locked: '画面をロックしました',
  lockedSentence: 'しばらく操作がなかったため、表示していた記録をこの画面から消しました。',
  lockedNext: '同じ利用者がもう一度サインインすると、同じ画面から続けられます。',
  unlock: 'サインインして続ける',
  leave: 'サインアウト',
} as const;
