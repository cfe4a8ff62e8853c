import { foldText } from '../base/text-fold.ts';
import type { Coded } from '../domain/coded.ts';

const YJ = 'http://capstandard.jp/iyaku.info/CodeSystem/YJ-code';
const GENERAL_NAME = 'http://jpfhir.jp/fhir/core/mhlw/CodeSystem/MedicationGeneralOrderCode';
const HOT_PREFIX = 'http://medis.or.jp/CodeSystem/master-HOT';

/** 4 digits of 薬効分類, 3 of route and ingredient, form, strength; then brand and check, or ZZZ for "no brand". */
const YJ_SHAPE = /^\d{7}[A-Z][0-9A-Z]{4}$/u;
const HOT_SHAPE = /^\d{7,13}$/u;

export type DrugRoute = 'oral' | 'injection' | 'external';

/**
 * What a drug's codes tell of it. Only the code under its own system is read: HOT7 has seven digits as the YJ prefix
 * has, and mixing them up turns one drug into another (docs/clinical-rules.md, med-key-01).
 */
export interface DrugIdentity {
  /** Lines are grouped on this; equal keys mean one ingredient and one route. */
  readonly key: string;
  readonly by: 'ingredient' | 'product-code' | 'text';
  /** First seven characters of the YJ or 一般名処方 code: 薬効分類, route band and ingredient. */
  readonly yj7?: string;
  /** First nine: the drug as 一般名処方 sees it (ingredient, form, strength). */
  readonly yj9?: string;
  readonly route?: DrugRoute;
}

function routeOfBand(yj7: string): DrugRoute {
  const band = yj7.slice(4, 5);
  return band <= '3' ? 'oral' : band <= '6' ? 'injection' : 'external';
}

function yjOf(drug: Coded): string | undefined {
  const coding = drug.codings.find(
    ({ system, code }) => (system === YJ || system === GENERAL_NAME) && YJ_SHAPE.test(code),
  );
  return coding?.code;
}

/** A drug as it was read never changes; of a long record each is asked for some dozen times with every growth of it. */
const identities = new WeakMap<Coded, DrugIdentity>();

/** The identity of a drug: by ingredient where a code tells it, else by its own product code, else by its own words. */
export function drugIdentity(drug: Coded): DrugIdentity {
  const known = identities.get(drug);
  if (known !== undefined) return known;
  const made = identityOf(drug);
  identities.set(drug, made);
  return made;
}

function identityOf(drug: Coded): DrugIdentity {
  const yj = yjOf(drug);
  if (yj !== undefined) {
    const yj7 = yj.slice(0, 7);
    return { key: `yj:${yj7}`, by: 'ingredient', yj7, yj9: yj.slice(0, 9), route: routeOfBand(yj7) };
  }
  const hot = drug.codings.find(({ system, code }) => system.startsWith(HOT_PREFIX) && HOT_SHAPE.test(code));
  if (hot !== undefined) return { key: `hot:${hot.code.slice(0, 7)}`, by: 'product-code' };
  return { key: `text:${foldText(drug.text)}`, by: 'text' };
}

/** A strength that the name itself states (錠2.5mg), with its unit; not the size of a bottle or a sheet. */
export interface Strength {
  readonly amount: number;
  readonly unit: string;
}

const STRENGTH = /(\d+(?:\.\d+)?)\s*(mg|μg|µg|ug|g)(?![a-z/])/iu;
const PER_TABLET = /錠|カプセル|カプ|丸|Cap|Tab/iu;

/** Strength per tablet or capsule, read from the name; undefined for anything the name does not state plainly. */
export function tabletStrength(name: string): Strength | undefined {
  const plain = name.normalize('NFKC');
  if (!PER_TABLET.test(plain)) return undefined;
  const found = STRENGTH.exec(plain);
  if (found === null) return undefined;
  const unit = (found[2] ?? '').toLowerCase().replace(/[μµ]/u, 'u');
  return { amount: Number(found[1]), unit };
}
