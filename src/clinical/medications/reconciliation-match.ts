import { foldText } from '../../base/text-fold.ts';
import { isNonEmpty, type NonEmpty } from '../../base/non-empty.ts';
import type { Coded } from '../../domain/coded.ts';
import { drugIdentity } from '../../terminology/drug-codes.ts';
import { ingredientsOf } from '../../terminology/ingredients.ts';
import type { ListItem } from './reconciliation-list.ts';

/** By what the items of a row were taken for one medicine; the weakest link tells. */
export type RowMatch = 'ingredient' | 'product-code' | 'name' | 'alone';

export interface MatchedItems {
  readonly key: string;
  readonly items: NonEmpty<ListItem>;
  readonly by: RowMatch;
}

function writingsOf({ fact }: ListItem): readonly Coded[] {
  return fact.witnesses.map(({ drug }) => drug);
}

/** Ingredient set × route, or the one compound; undefined where no code tells it. */
export function ingredientKeyOf(item: ListItem): string | undefined {
  const read = writingsOf(item).map((drug) => ingredientsOf(drug));
  const known = read.find((one) => one.known === 'parts') ?? read.find((one) => one.known === 'compound');
  return known?.key;
}

/** HOT alone is read: its first seven digits are the drug. A code of the institution's own says nothing elsewhere. */
function productKeysOf(item: ListItem): readonly string[] {
  return writingsOf(item).flatMap((drug) =>
    drug.codings.flatMap((coding) => {
      const identity = drugIdentity({ text: '', codings: [coding] });
      return identity.by === 'product-code' ? [identity.key] : [];
    }),
  );
}

/** 「【般】アムロジピン錠5mg」 and 「アムロジピン錠５ｍｇ「トーワ」」 are one name; the maker and the word 般 are left out. */
export function plainName(text: string): string {
  return foldText(
    text
      .normalize('NFKC')
      .replace(/【[^】]*】|〔[^〕]*〕|\[[^\]]*\]/gu, '')
      .replace(/「[^」]*」/gu, ''),
  );
}

function nameKeysOf(item: ListItem): readonly string[] {
  return [...new Set(writingsOf(item).map(({ text }) => plainName(text)))].filter((name) => name !== '');
}

interface Bucket {
  readonly key: string;
  readonly items: ListItem[];
  by: 'ingredient' | 'product-code' | 'name';
}

/** The only bucket that shares a key with the item; two that do leave it alone. */
function onlyBucket(
  buckets: readonly Bucket[],
  item: ListItem,
  keysOf: (item: ListItem) => readonly string[],
): Bucket | undefined {
  const keys = keysOf(item);
  const found = buckets.filter((bucket) =>
    bucket.items.some((one) => keysOf(one).some((key) => keys.includes(key))),
  );
  return found.length === 1 ? found[0] : undefined;
}

/** Joins items without an ingredient code to what is known, all against the same buckets, so that order changes nothing. */
function attach(
  buckets: Bucket[],
  items: readonly ListItem[],
  keysOf: (item: ListItem) => readonly string[],
  by: 'product-code' | 'name',
): readonly ListItem[] {
  const choices = items.map((item) => ({ item, bucket: onlyBucket(buckets, item, keysOf) }));
  const left: ListItem[] = [];
  for (const { item, bucket } of choices) {
    if (bucket === undefined) left.push(item);
    else {
      bucket.items.push(item);
      bucket.by = by;
    }
  }
  return left;
}

function gather(
  buckets: Bucket[],
  items: readonly ListItem[],
  keyOf: (item: ListItem) => string,
  by: Bucket['by'],
): void {
  for (const [key, members] of Map.groupBy(items, keyOf)) buckets.push({ key, items: [...members], by });
}

/** Every item in exactly one group (med-rec-02): by ingredients and route, else by product code, else by equal name. */
export function matchItems(items: readonly ListItem[]): readonly MatchedItems[] {
  const buckets: Bucket[] = [];
  const coded = items.filter((item) => ingredientKeyOf(item) !== undefined);
  const uncoded = items.filter((item) => ingredientKeyOf(item) === undefined);
  gather(buckets, coded, (item) => ingredientKeyOf(item) ?? '', 'ingredient');
  const withoutProduct = attach(buckets, uncoded, productKeysOf, 'product-code');
  const withProduct = withoutProduct.filter((item) => productKeysOf(item).length > 0);
  gather(buckets, withProduct, (item) => productKeysOf(item).toSorted()[0] ?? '', 'product-code');
  const byWords = withoutProduct.filter((item) => productKeysOf(item).length === 0);
  const left = attach(buckets, byWords, nameKeysOf, 'name');
  gather(buckets, left, (item) => `text:${nameKeysOf(item).toSorted()[0] ?? item.key}`, 'name');
  return buckets.flatMap(({ key, items: members, by }) => {
    const sorted = members.toSorted((a, b) => (a.key < b.key ? -1 : 1));
    if (!isNonEmpty(sorted)) return [];
    const lists = new Set(sorted.map(({ list }) => list));
    return [{ key, items: sorted, by: lists.size > 1 ? by : 'alone' }];
  });
}
