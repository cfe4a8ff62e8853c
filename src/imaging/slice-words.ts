/**
 * Where a report names an image in words: by the numbers of its series and of the image in it (Series Number 0020,0011
 * and Instance Number 0020,0013; PS3.3 C.7.3.1 and C.7.6.1), which every viewer shows as Se and Im. Nothing in a text
 * marks these words, so only those that say which number is which are taken; an image without its series, "3/24", or the
 * 24th of a series may be another one.
 */
export interface SliceWords {
  /** Where the words stand in the text. */
  readonly from: number;
  readonly to: number;
  readonly series: number;
  readonly image: number;
}

const NUMBER =
  '(?:#|No\\.?|＃|№)?\\s*([0-9０-９]{1,4})(?![0-9０-９]|[.．][0-9０-９])(?!\\s*(?:mm|cm|ｍｍ|年|月|日|歳|回))';
const GAP = '[\\s:：.．=]*';
const BETWEEN = '[\\s,，、;；/／・の]*';
const SERIES = `(?:シリーズ|系列|series|ser|se)${GAP}(?:番号${GAP})?${NUMBER}`;
const IMAGE_NAME = '(?:画像|イメージ|スライス|images?|img|slices?|im)';
const IMAGE = `${IMAGE_NAME}${GAP}(?:番号${GAP})?${NUMBER}`;
const OPEN = '[(（\\[［]?';

interface Form {
  readonly pattern: RegExp;
  /** Which of the two numbers comes first. */
  readonly first: 'series' | 'image';
}

/** A letter or another number before the first word makes another word of it: "nose 3 im 24". */
const BEFORE = '(?<![\\p{L}\\p{N}_])';
const JAPANESE_BEFORE = '(?=シリーズ|系列|画像|イメージ|スライス)';
const begins = (words: string) => `(?:${BEFORE}|${JAPANESE_BEFORE})${words}`;

const FORMS: readonly Form[] = [
  { first: 'series', pattern: new RegExp(begins(`${SERIES}${BETWEEN}${OPEN}${BETWEEN}${IMAGE}`), 'giu') },
  {
    first: 'image',
    pattern: new RegExp(
      begins(`${IMAGE}${BETWEEN}${OPEN}(?:of|in|on)?\\s*(?:the\\s+)?${BETWEEN}${SERIES}`),
      'giu',
    ),
  },
];

function numberOf(digits: string): number {
  return Number(digits.normalize('NFKC'));
}

/** All images named in a text, in the order of the words; none of them twice in the same place. */
export function sliceWords(text: string): readonly SliceWords[] {
  const found = FORMS.flatMap(({ pattern, first }) =>
    [...text.matchAll(pattern)].map((match): SliceWords => {
      const [whole, one = '', other = ''] = match;
      const [series, image] = first === 'series' ? [one, other] : [other, one];
      return {
        from: match.index,
        to: match.index + whole.length,
        series: numberOf(series),
        image: numberOf(image),
      };
    }),
  ).toSorted((a, b) => a.from - b.from || b.to - a.to);
  let end = 0;
  return found.filter(({ from, to }) => {
    if (from < end) return false;
    end = to;
    return true;
  });
}
