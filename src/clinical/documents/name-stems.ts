/** A name without what a writer leaves out: maker, general-name mark, form and strength (エリキュース錠２．５ｍｇ → エリキュース). */
export function stemOf(name: string): string {
  const plain = name
    .normalize('NFKC')
    .replace(/【[^】]*】|「[^」]*」|[(（][^)）]*[)）]/gu, '')
    .trim();
  const beforeForm =
    /^(.{2,}?)(?:OD錠|口腔内崩壊錠|徐放錠|配合錠|錠|カプセル|散|顆粒|細粒|ドライシロップ|シロップ|内用液|注射?|静注|皮下注|点滴|点眼|点鼻|軟膏|クリーム|ローション|テープ|パップ|貼付|坐剤|吸入|エアゾール|タービュヘイラー|[\d.]+\s*(?:mg|μg|g|mL|%|単位))/iu.exec(
      plain,
    )?.[1];
  return (beforeForm ?? plain).trim();
}

/** A diagnosis without what is added in brackets or in front of and behind its name. */
export function diagnosisStem(name: string): string {
  return name
    .normalize('NFKC')
    .replace(/[(（][^)）]*[)）]/gu, '')
    .replace(/の(?:疑い|既往|術後)$|疑い$|術後$/u, '')
    .trim();
}
