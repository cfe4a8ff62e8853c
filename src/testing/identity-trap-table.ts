/**
 * What must not be linked: a sign and what it is, then the two records as `identity-traps.ts` reads them. `?` must be held
 * apart and told; `x` is someone else. Everybody here is invented; insurers of prefecture 99 do not exist.
 */
export const TRAP_TABLE = `
  ? twins of one sex: number, birth date and sex agree
    06990061:12:3391:03 | ミホン　アオイ | 見本　葵 | 2019-02-01 | F
    06990061:12:3391:04 | ミホン　アカネ | 見本　茜 | 2019-02-01 | F
  ? twins whose readings differ in one kana
    06990061:12:3391:03 | ミホン　マナ | 見本　真奈 | 2019-02-01 | F
    06990061:12:3391:04 | ミホン　マオ | 見本　真央 | 2019-02-01 | F
  ? twins of one reading, written with other characters
    06990061:12:3391:03 | ミホン　ユウキ | 見本　優希 | 2019-02-01 | M
    06990061:12:3391:04 | ミホン　ユウキ | 見本　悠貴 | 2019-02-01 | M
  ? twins, a boy and a girl
    06990061:12:3391:03 | ミホン　ソラ | 見本　空 | 2019-02-01 | M
    06990061:12:3391:04 | ミホン　ウミ | 見本　海 | 2019-02-01 | F
  ? twins of one reading, both known in kana only, 枝番 03 and 04
    06990061:12:3391:03 | ミホン　ユウキ | - | 2019-02-01 | M
    06990061:12:3391:04 | ミホン　ユウキ | - | 2019-02-01 | M
  ? newborn twins without a name
    06990061:12:3391:00 | ミホン　ベビー | 見本　ベビー | 2026-11-01 | M
    06990061:12:3391:00 | ミホン　ベビー | 見本　ベビー | 2026-11-01 | M
  ? newborn twins counted by letters
    06990061:12:3391:00 | ミホン　ベビーA | 見本　ベビーA | 2026-11-01 | F
    06990061:12:3391:00 | ミホン　ベビーB | 見本　ベビーB | 2026-11-01 | F
  ? newborn before and after it was named
    06990061:12:3391:00 | ミホンベビー | 見本ベビー | 2026-11-01 | F
    06990061:12:3391:05 | ミホン　ツムギ | 見本　紬 | 2026-11-01 | F
  ? newborn as 第一子 and 第二子
    06990061:12:3391:00 | - | 見本　第一子 | 2026-11-01 | M
    06990061:12:3391:00 | - | 見本　第二子 | 2026-11-01 | M
  x newborn under the mother's number, and the mother
    06990061:12:3391:00 | ミホン　ベビー | 見本　ベビー | 2026-11-01 | F
    06990061:12:3391:00 | ミホン　ハナコ | 見本　花子 | 1994-01-15 | F
  x husband and wife under one number
    06990061:12:3391:00 | ミホン　タロウ | 見本　太郎 | 1970-05-05 | M
    06990061:12:3391:01 | ミホン　ハナコ | 見本　花子 | 1974-01-15 | F
  x mother and daughter under one number
    06990061:12:3391:01 | ミホン　ハナコ | 見本　花子 | 1974-01-15 | F
    06990061:12:3391:02 | ミホン　サクラ | 見本　さくら | 2004-03-03 | F
  x sisters of another year
    06990061:12:3391:02 | ミホン　サクラ | 見本　さくら | 2004-03-03 | F
    06990061:12:3391:03 | ミホン　モモ | 見本　もも | 2006-03-03 | F
  ? father and son of one name under one number
    06990061:12:3391:00 | ミホン　イチロウ | 見本　一郎 | 1960-05-05 | M
    06990061:12:3391:02 | ミホン　イチロウ | 見本　一郎 | 1990-08-09 | M
  x father and son of one name, each with his own number
    06990061:12:3391:00 | ミホン　イチロウ | 見本　一郎 | 1960-05-05 | M
    06990079:44:1020:00 | ミホン　イチロウ | 見本　一郎 | 1990-08-09 | M
  ? a name handed on in the house: same reading, other characters, one number
    06990061:12:3391:00 | ミホン　ショウエモン | 見本　庄右衛門 | 1938-02-11 | M
    06990061:12:3391:03 | ミホン　ショウエモン | 見本　正衛門 | 1968-02-12 | M
  ? adopted child, born the same day as the child of the house
    06990061:12:3391:03 | ミホン　レン | 見本　蓮 | 2012-07-07 | M
    06990061:12:3391:05 | ミホン　カイ | 見本　海 | 2012-07-07 | M
  x adopted child under the new family's number, and its earlier record under another name
    06990061:12:3391:05 | ミホン　カイ | 見本　海 | 2012-07-07 | M
    06990087:3:771:02 | レイダイ　カイ | 例題　海 | 2012-07-07 | M
  ? husband and wife born on one day
    06990061:12:3391:00 | ミホン　ミツル | 見本　満 | 1980-10-10 | M
    06990061:12:3391:01 | ミホン　ミチル | 見本　美知留 | 1980-10-10 | F
  ? one name and one birth date under two insurers
    06990061:12:3391:00 | タナベ　キョウコ | 田辺　京子 | 1974-01-15 | F
    01990023:4401:8802:01 | タナベ　キョウコ | 田辺　京子 | 1974-01-15 | F
  ? one name and one birth date, a number on one side only
    06990061:12:3391:00 | タナベ　キョウコ | 田辺　京子 | 1974-01-15 | F
    - | タナベ　キョウコ | 田辺　京子 | 1974-01-15 | F
  ? one name and one birth date, no number at all
    - | タナベ　キョウコ | 田辺　京子 | 1974-01-15 | F
    - | タナベ　キョウコ | 田辺　京子 | 1974-01-15 | F
  ? one reading and one birth date, other characters, no number
    - | タナベ　キョウコ | 田辺　京子 | 1974-01-15 | F
    - | タナベ　キョウコ | 田邊　恭子 | 1974-01-15 | F
  ? one name and one birth date, of either sex
    - | ミホン　カオル | 見本　薫 | 1974-01-15 | F
    - | ミホン　カオル | 見本　薫 | 1974-01-15 | M
  x one name, another birth date, no number
    - | タナベ　キョウコ | 田辺　京子 | 1974-01-15 | F
    - | タナベ　キョウコ | 田辺　京子 | 1981-09-30 | F
  x one reading, other characters, another birth date
    - | タナベ　キョウコ | 田辺　京子 | 1974-01-15 | F
    - | タナベ　キョウコ | 田辺　恭子 | 1974-11-25 | F
  x one birth date and sex, another name
    - | ミホン　ハナコ | 見本　花子 | 1974-01-15 | F
    - | レイダイ　ユリ | 例題　百合 | 1974-01-15 | F
  ? the number of another insurer happens to be the same, so do name and birth date
    06990061:12:3391:00 | サトウ　ヒロシ | 佐藤　弘 | 1958-06-01 | M
    06990079:12:3391:00 | サトウ　ヒロシ | 佐藤　弘 | 1958-06-01 | M
  x the number of another insurer happens to be the same
    06990061:12:3391:00 | サトウ　ヒロシ | 佐藤　弘 | 1958-06-01 | M
    06990079:12:3391:00 | スズキ　マサル | 鈴木　勝 | 1961-12-24 | M
  x a number given again to someone else
    06990061:12:3391:00 | サトウ　ヒロシ | 佐藤　弘 | 1958-06-01 | M
    06990061:12:3391:00 | スズキ　マサル | 鈴木　勝 | 1991-12-24 | M
  ? a number of an earlier employer, all else the same
    06990061:12:3391:00 | サトウ　ヒロシ | 佐藤　弘 | 1958-06-01 | M
    39990012::7788123: | サトウ　ヒロシ | 佐藤　弘 | 1958-06-01 | M
  ? leading zeros of the number are not ours to drop
    06990061:12:3391:00 | サトウ　ヒロシ | 佐藤　弘 | 1958-06-01 | M
    06990061:12:003391:00 | サトウ　ヒロシ | 佐藤　弘 | 1958-06-01 | M
  ? symbol and number are not to be run together
    06990061:12:3391:00 | サトウ　ヒロシ | 佐藤　弘 | 1958-06-01 | M
    06990061:123:391:00 | サトウ　ヒロシ | 佐藤　弘 | 1958-06-01 | M
  ? a number of nothing but colons on both sides
    ::: | サトウ　ヒロシ | 佐藤　弘 | 1958-06-01 | M
    ::: | サトウ　ヒロシ | 佐藤　弘 | 1958-06-01 | M
  ? a number of noughts on both sides
    00000000:0:0:00 | サトウ　ヒロシ | 佐藤　弘 | 1958-06-01 | M
    00000000:0:0:00 | サトウ　ヒロシ | 佐藤　弘 | 1958-06-01 | M
  ? the insurer alone on both sides
    06990061::: | サトウ　ヒロシ | 佐藤　弘 | 1958-06-01 | M
    06990061::: | サトウ　ヒロシ | 佐藤　弘 | 1958-06-01 | M
  ? name changed on marriage, same number
    06990061:12:3391:00 | ミホン　ユリ | 見本　百合 | 1991-04-04 | F
    06990061:12:3391:00 | レイダイ　ユリ | 例題　百合 | 1991-04-04 | F
  x name and number changed on marriage: nothing is left to tell by
    06990061:12:3391:00 | ミホン　ユリ | 見本　百合 | 1991-04-04 | F
    06990079:8:1200:01 | レイダイ　ユリ | 例題　百合 | 1991-04-04 | F
  ? name and number changed on marriage, chart number of one hospital kept
    06990061:12:3391:00 | ミホン　ユリ | 見本　百合 | 1991-04-04 | F | 00452
    06990079:8:1200:01 | レイダイ　ユリ | 例題　百合 | 1991-04-04 | F | 00452
  ? the given name was changed
    06990061:12:3391:00 | ミホン　ショウコ | 見本　昌子 | 1966-04-04 | F
    06990061:12:3391:00 | ミホン　マサコ | 見本　昌子 | 1966-04-04 | F
  ? another given name of one reading (文枝, 文江), 枝番 told by one only
    06990061:12:3391:02 | ミホン　フミエ | 見本　文枝 | 1958-04-17 | F
    06990061:12:3391: | ミホン　フミエ | 見本　文江 | 1958-04-17 | F
  ? 斉藤 and 斎藤 are two names
    06990061:12:3391: | サイトウ　ケン | 斉藤　健 | 1958-06-01 | M
    06990061:12:3391:00 | サイトウ　ケン | 斎藤　健 | 1958-06-01 | M
  ? 伊藤 and 伊東 are two names
    06990061:12:3391:01 | イトウ　ケン | 伊藤　健 | 1958-06-01 | M
    06990061:12:3391:00 | イトウ　ケン | 伊東　健 | 1958-06-01 | M
  ? day and month of birth changed about
    06990061:12:3391:00 | ミホン　ケイ | 見本　恵 | 1974-05-11 | F
    06990061:12:3391:00 | ミホン　ケイ | 見本　恵 | 1974-11-05 | F
  ? day and month of birth changed about, no number
    - | ミホン　ケイ | 見本　恵 | 1974-05-11 | F
    - | ミホン　ケイ | 見本　恵 | 1974-11-05 | F
  ? 昭和 taken for 平成
    06990061:12:3391:00 | ミホン　ケイ | 見本　恵 | 1935-05-11 | F
    06990061:12:3391:00 | ミホン　ケイ | 見本　恵 | 1998-05-11 | F
  ? 昭和 taken for 平成, no number
    - | ミホン　ケイ | 見本　恵 | 1935-05-11 | F
    - | ミホン　ケイ | 見本　恵 | 1998-05-11 | F
  ? 大正 taken for 昭和
    39990012::7788123: | ミホン　キヌ | 見本　キヌ | 1925-02-03 | F
    39990012::7788123: | ミホン　キヌ | 見本　キヌ | 1939-02-03 | F
  ? one digit of the birth year
    06990061:12:3391:00 | ミホン　ケイ | 見本　恵 | 1974-05-11 | F
    06990061:12:3391:00 | ミホン　ケイ | 見本　恵 | 1979-05-11 | F
  ? born a day apart
    06990061:12:3391:00 | ミホン　ケイ | 見本　恵 | 1974-01-15 | F
    06990061:12:3391:00 | ミホン　ケイ | 見本　恵 | 1974-01-16 | F
  ? birth date known to the year
    06990061:12:3391:00 | ミホン　キヌ | 見本　キヌ | 1950 | F
    06990061:12:3391:00 | ミホン　キヌ | 見本　キヌ | 1950-03-09 | F
  ? birth date known to the month, on both sides the same
    06990061:12:3391:00 | ミホン　キヌ | 見本　キヌ | 1950-03 | F
    06990061:12:3391:00 | ミホン　キヌ | 見本　キヌ | 1950-03 | F
  ? birth year that contradicts
    06990061:12:3391:00 | ミホン　キヌ | 見本　キヌ | 1951 | F
    06990061:12:3391:00 | ミホン　キヌ | 見本　キヌ | 1950-03-09 | F
  ? birth date missing
    06990061:12:3391:00 | ミホン　ハナコ | 見本　花子 | 1974-01-15 | F
    06990061:12:3391:00 | ミホン　ハナコ | 見本　花子 | - | F
  ? birth date missing, no number, the whole name agrees
    - | ミホン　ハナコ | 見本　花子 | 1974-01-15 | F
    - | ミホン　ハナコ | 見本　花子 | - | F
  x birth date missing, no number, only the reading agrees
    - | ミホン　ハナコ | 見本　花子 | 1974-01-15 | F
    - | ミホン　ハナコ | 見本　華子 | - | F
  ? sex unknown
    06990061:12:3391:00 | ミホン　ハナコ | 見本　花子 | 1974-01-15 | F
    06990061:12:3391:00 | ミホン　ハナコ | 見本　花子 | 1974-01-15 | U
  ? sex contradicts
    06990061:12:3391:00 | ミホン　カオル | 見本　薫 | 1974-01-15 | F
    06990061:12:3391:00 | ミホン　カオル | 見本　薫 | 1974-01-15 | M
  ? sex "other" on one side
    06990061:12:3391:00 | ミホン　カオル | 見本　薫 | 1974-01-15 | F
    06990061:12:3391:00 | ミホン　カオル | 見本　薫 | 1974-01-15 | O
  ? reading missing, characters agree
    06990061:12:3391:00 | ミホン　ハナコ | 見本　花子 | 1974-01-15 | F
    06990061:12:3391:00 | - | 見本　花子 | 1974-01-15 | F
  ? name missing altogether
    06990061:12:3391:00 | ミホン　ハナコ | 見本　花子 | 1974-01-15 | F
    06990061:12:3391:00 | - | - | 1974-01-15 | F
  ? nothing but the number
    06990061:12:3391:00 | ミホン　ハナコ | 見本　花子 | 1974-01-15 | F
    06990061:12:3391:00 | - | - | - | U
  ? romanised on one side
    06990061:12:3391:00 | タカハシ　ワタル | 高橋　渉 | 1979-10-30 | M
    06990061:12:3391:00 | - | - | 1979-10-30 | M | - | TAKAHASHI WATARU
  ? romanised on both sides, no number
    - | - | - | 1979-10-30 | M | - | TAKAHASHI WATARU
    - | - | - | 1979-10-30 | M | - | Wataru Takahashi
  ? a slip in one kana of the reading (シ, ツ)
    06990061:12:3391:00 | ミホン　シヨ | 見本　志代 | 1944-10-30 | F
    06990061:12:3391:00 | ミホン　ツヨ | 見本　志代 | 1944-10-30 | F
  ? ヴ and ブ
    06990061:12:3391:00 | ミホン　イヴ | 見本　衣舞 | 1994-12-24 | F
    06990061:12:3391:00 | ミホン　イブ | 見本　衣舞 | 1994-12-24 | F
  ? ヅ and ズ
    06990061:12:3391:00 | ミホン　チヅル | 見本　千鶴 | 1954-12-24 | F
    06990061:12:3391:00 | ミホン　チズル | 見本　千鶴 | 1954-12-24 | F
  ? オオノ and オーノ
    06990061:12:3391:00 | オオノ　ケン | 大野　健 | 1954-12-24 | M
    06990061:12:3391:00 | オーノ　ケン | 大野　健 | 1954-12-24 | M
  ? a foreigner's middle name left out
    06990061:12:3391:00 | サントス　マリアルイーザ | - | 1988-02-29 | F
    06990061:12:3391:00 | サントス　マリア | - | 1988-02-29 | F
  ? a foreigner's official name and the name used in Japan
    06990061:12:3391:00 | パク　ヨンス | 朴　英秀 | 1955-03-01 | M
    06990061:12:3391:00 | アライ　エイシュウ | 新井　英秀 | 1955-03-01 | M
  ? someone who could not be asked, twice in one night
    - | フメイ | 氏名不明 | 1900-01-01 | M | 99001
    - | フメイ | 氏名不明 | 1900-01-01 | M | 99001
  x someone who could not be asked, in two hospitals
    - | フメイ | 氏名不明 | - | M
    - | フメイ | 氏名不明 | - | M
  ? a patient for trying things out
    06990061:99:9999:00 | テスト　タロウ | テスト　太郎 | 2000-01-01 | M
    06990061:99:9999:00 | テスト　タロウ | テスト　太郎 | 2000-01-01 | M
  x one chart number, two people (official examples of two guides share one)
    - | ヤマダ　タロウ | 山田　太郎 | 1970-01-01 | M | 00000010
    - | トウキョウ　タロウ | 東京　太郎 | 1920-02-11 | M | 00000010
  ? one chart number and one name, another birth date
    - | ヤマダ　タロウ | 山田　太郎 | 1970-01-01 | M | 00000010
    - | ヤマダ　タロウ | 山田　太郎 | 1948-06-12 | M | 00000010
  ? one chart number, one name, one birth date, no number: still not ours to link
    - | ヤマダ　タロウ | 山田　太郎 | 1970-01-01 | M | 00000010
    - | ヤマダ　タロウ | 山田　太郎 | 1970-01-01 | M | 00000010
  ? 枝番 differ and the kanji is missing
    06990061:12:3391:01 | ミホン　ハナコ | 見本　花子 | 1974-01-15 | F
    06990061:12:3391:05 | ミホン　ハナコ | - | 1974-01-15 | F
  ? 枝番 differ and the reading is missing
    06990061:12:3391:01 | ミホン　ハナコ | 見本　花子 | 1974-01-15 | F
    06990061:12:3391:05 | - | 見本　花子 | 1974-01-15 | F
  ? 枝番 differ and the sex is unknown
    06990061:12:3391:01 | ミホン　ハナコ | 見本　花子 | 1974-01-15 | F
    06990061:12:3391:05 | ミホン　ハナコ | 見本　花子 | 1974-01-15 | U
  ? 枝番 differ and so does a character
    06990061:12:3391:01 | ミホン　ハナコ | 見本　花子 | 1974-01-15 | F
    06990061:12:3391:05 | ミホン　ハナコ | 見本　華子 | 1974-01-15 | F
  x one recipient number of two municipalities
    12990012::0451: | ミホン　ハナコ | 見本　花子 | 1974-01-15 | F
    12990038::0451: | レイダイ　ユリ | 例題　百合 | 1980-07-19 | F
  ? family and given name of a reading written into one another
    06990061:12:3391:00 | ミホンハ　ナコ | - | 1974-01-15 | F
    06990061:12:3391:00 | ミホンハル　ナコ | - | 1974-01-15 | F
`;
