/**
 * Characters that are written for one another in the names of persons, the second (or any further) for the first.
 * Only what is one character in two shapes stands here; what merely sounds or looks alike (斉 and 斎, 崎 and 埼, 之 and
 * 乃) does not, so that two names are never taken for one.
 *
 * Sources: 常用漢字表 (平成22年内閣告示第2号), the 康熙字典体 in its brackets,
 * https://www.bunka.go.jp/kokugo_nihongo/sisaku/joho/joho/kijun/naikaku/kanji/ ; 人名用漢字 (戸籍法施行規則 別表第二),
 * https://www.moj.go.jp/MINJI/minji86.html ; shapes that are replaced in the family register (俗字): 誤字俗字・正字
 * 一覧表 (法務省民事局長通達, 平成16年). CJK compatibility ideographs (神 U+FA19 …) are not listed: NFKC folds them.
 */
const JOYO_WITH_OLD_FORM =
  '亜亞 悪惡 圧壓 囲圍 医醫 為爲 壱壹 隠隱 栄榮 営營 衛衞 駅驛 円圓 塩鹽 縁緣 艶艷 応應 欧歐 殴毆 桜櫻 奥奧 横橫 温溫 穏穩 ' +
  '仮假 価價 画畫 会會 絵繪 壊壞 懐懷 概槪 拡擴 殻殼 覚覺 学學 岳嶽 楽樂 渇渴 缶罐 巻卷 陥陷 勧勸 寛寬 関關 歓歡 観觀 気氣 既旣 ' +
  '帰歸 偽僞 戯戲 犠犧 旧舊 拠據 挙擧 虚虛 峡峽 挟挾 狭狹 郷鄕 暁曉 区區 駆驅 勲勳 薫薰 径徑 茎莖 恵惠 掲揭 渓溪 経經 蛍螢 軽輕 ' +
  '継繼 鶏鷄 芸藝 撃擊 欠缺 研硏 県縣 倹儉 剣劍 険險 圏圈 検檢 献獻 権權 顕顯 験驗 厳嚴 広廣 効效 恒恆 黄黃 鉱鑛 号號 国國 黒黑 ' +
  '砕碎 済濟 斎齋 剤劑 雑雜 参參 桟棧 蚕蠶 惨慘 賛贊 残殘 糸絲 歯齒 児兒 辞辭 湿濕 実實 写寫 釈釋 寿壽 収收 従從 渋澁 獣獸 縦縱 ' +
  '粛肅 処處 緒緖 叙敍 将將 称稱 渉涉 焼燒 証證 奨奬 条條 状狀 乗乘 浄淨 剰剩 畳疊 縄繩 壌壤 嬢孃 譲讓 醸釀 触觸 嘱囑 真眞 寝寢 ' +
  '慎愼 尽盡 図圖 粋粹 酔醉 穂穗 随隨 髄髓 枢樞 数數 瀬瀨 声聲 斉齊 静靜 窃竊 摂攝 専專 浅淺 戦戰 践踐 銭錢 潜潛 繊纖 禅禪 双雙 ' +
  '壮壯 争爭 荘莊 捜搜 挿插 巣巢 曽曾 痩瘦 装裝 総總 騒騷 増增 蔵藏 臓臟 即卽 属屬 続續 堕墮 対對 体體 帯帶 滞滯 台臺 滝瀧 択擇 ' +
  '沢澤 担擔 単單 胆膽 団團 断斷 弾彈 遅遲 痴癡 虫蟲 昼晝 鋳鑄 庁廳 徴徵 聴聽 勅敕 鎮鎭 逓遞 鉄鐵 点點 転轉 伝傳 灯燈 当當 党黨 ' +
  '盗盜 稲稻 闘鬪 徳德 独獨 読讀 届屆 弐貳 悩惱 脳腦 覇霸 拝拜 廃廢 売賣 麦麥 発發 髪髮 抜拔 晩晚 蛮蠻 秘祕 浜濱 瓶甁 払拂 仏佛 ' +
  '併倂 並竝 餅餠 辺邊 変變 弁辨瓣辯 歩步 宝寶 豊豐 褒襃 翻飜 毎每 万萬 満滿 麺麵 黙默 弥彌 訳譯 薬藥 与與 予豫 余餘 誉譽 揺搖 ' +
  '様樣 謡謠 来來 頼賴 乱亂 覧覽 竜龍 両兩 猟獵 緑綠 涙淚 塁壘 礼禮 励勵 戻戾 霊靈 齢齡 暦曆 歴歷 恋戀 錬鍊 炉爐 労勞 郎郞 楼樓 ' +
  '録錄 湾灣 剥剝 頬頰 填塡 叱𠮟';

const NAMES_WITH_TWO_FORMS = '亘亙 凜凛 尭堯 巌巖 晃晄 桧檜 槙槇 禰祢 禄祿 穣穰 萌萠 遥遙 彦彥';

const REGISTER_POPULAR_FORM =
  '高髙 崎﨑嵜 浜濵 辺邉 富冨 島嶋嶌 柳栁桺 桑桒 吉𠮷 喜㐂 昇曻 橋槗𣘺 船舩 涼凉 秋穐龝 渕淵 野埜 峰峯 鶴靏靍 松柗枩 藪薮 穎頴 ' +
  '館舘 園薗 祷禱 鴎鷗 丈𠀋 徳悳 学斈 間閒';

/**
 * The 29 characters that JIS X 0208 wrote in a shortened form from 1983 on, and JIS X 0213 (2000) has in both:
 * https://www.bunka.go.jp/kokugo_nihongo/sisaku/joho/joho/kakuki/22/tosin02/ . A keyboard gives the one, a printed text
 * the other (胆嚢, 胆囊).
 */
const SHORTENED_BY_JIS =
  '唖啞 焔焰 鴎鷗 噛嚙 侠俠 躯軀 鹸鹼 麹麴 屡屢 繍繡 蒋蔣 醤醬 蝉蟬 掻搔 騨驒 箪簞 掴摑 填塡 顛顚 祷禱 涜瀆 嚢囊 溌潑 醗醱 頬頰 麺麵 莱萊 蝋蠟 攅攢';

const CHOSEN: ReadonlyMap<string, string> = new Map(
  [JOYO_WITH_OLD_FORM, NAMES_WITH_TWO_FORMS, REGISTER_POPULAR_FORM, SHORTENED_BY_JIS]
    .flatMap((table) => table.split(' '))
    .flatMap((group) => {
      const [chosen = '', ...others] = [...group];
      return others.map((other) => [other, chosen] as const);
    }),
);

/** Ideographic and standardised variation selectors: they choose a shape of the character before them. */
const VARIATION_SELECTORS = /[\u{fe00}-\u{fe0f}\u{e0100}-\u{e01ef}]/gu;

/** A key under which the shapes of one character are equal; 々 is written out. Never to be shown. */
export function foldKanjiVariants(text: string): string {
  const plain = [...text.normalize('NFKC').replace(VARIATION_SELECTORS, '')];
  return plain
    .map((char, index) => (char === '々' ? (plain[index - 1] ?? char) : char))
    .map((char) => CHOSEN.get(char) ?? char)
    .join('');
}
