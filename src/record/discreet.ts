import type { Coverage, FetchState } from '../domain/coverage.ts';
import { type Entry, isOfKind } from '../domain/entry.ts';
import type { EntryKey } from '../domain/ids.ts';
import { MEDICATION_KINDS } from '../domain/kind.ts';
import type { RawResource } from '../domain/provenance.ts';
import { type DrugClass, drugClassesOf } from '../terminology/drug-classes.ts';
import { drugIdentity } from '../terminology/drug-codes.ts';
import type { PatientRecord } from './record.ts';
import type { RecordStore } from './store.ts';

/*
 * What may stand on a screen that the person themselves can see (患者提示モード). The record is filtered before any view is
 * given it, so that no view can forget to: nothing remains of what is untold or restricted, neither its words in other
 * records nor its number (discretion-01).
 */

/** A name of one sign betrays nothing by itself and stands in half of all records. */
const SHORTEST_TERM = 2;
const NAMES = /[\p{Script=Han}\p{Script=Katakana}ー々]{2,}/gu;
/** Words that every record is full of. */
const COMMON = new Set([
  '左',
  '右',
  '両側',
  '疑い',
  '慢性',
  '急性',
  '術後',
  '患者',
  '検査',
  '診断',
  '病名',
  '治療',
]);
const TUMOUR = /癌|がん|ガン|腫瘍|肉腫|白血病|リンパ腫|悪性|cancer|carcinoma|tumou?r|lymphoma/iu;
/** What tells of a tumour though it does not name it. */
const TUMOUR_TRACES =
  /癌|がん|腫瘍|肉腫|白血病|リンパ腫|悪性|転移|化学療法|放射線治療|抗がん|緩和|終末期|余命|未告知|レジメン|オピオイド|麻薬|腫瘍マーカー|CA ?19-9|CA ?125|CA ?15-3|\bCEA\b|\bAFP\b|\bPSA\b|\bSCC\b|シフラ|ProGRP|cancer|carcinoma|tumou?r|lymphoma|chemotherap|palliat|metasta/iu;
const TUMOUR_DRUGS: ReadonlySet<DrugClass> = new Set<DrugClass>(['anticancer', 'opioid']);

/** Names of drugs: what is given for a tumour tells of it wherever it is named, as in a side effect. */
const DRUG_NAMES = /[\p{Script=Katakana}ー]{4,}/gu;

function isMarked({ marks }: Entry): boolean {
  return marks.includes('uninformed') || marks.includes('restricted');
}

const textOfRaw = new WeakMap<RawResource, string>();

/** Everything that a record says, whatever a view may draw of it. */
function wordsOf(entry: Entry): string {
  const { raw } = entry.provenance;
  const text = textOfRaw.get(raw) ?? JSON.stringify(raw);
  textOfRaw.set(raw, text);
  return `${entry.title} ${entry.notes.join(' ')} ${text}`;
}

function termsOf(entries: readonly Entry[]): readonly string[] {
  const terms = entries.flatMap(({ title }) => [title, ...(title.match(NAMES) ?? [])]);
  return [...new Set(terms)].filter((term) => term.length >= SHORTEST_TERM && !COMMON.has(term));
}

/** A picture or a scanned page says things that nobody can look through here. */
function isOpaque(entry: Entry): boolean {
  return (
    'attachments' in entry && entry.attachments.some(({ contentType }) => !contentType.startsWith('text/'))
  );
}

function betraysTumour(entry: Entry, words: string): boolean {
  if (TUMOUR_TRACES.test(words) || isOpaque(entry)) return true;
  return isTumourDrug(entry);
}

function isTumourDrug(entry: Entry): boolean {
  if (!isOfKind(entry, MEDICATION_KINDS)) return false;
  return drugClassesOf(drugIdentity(entry.drug)).some((name) => TUMOUR_DRUGS.has(name));
}

const REGIMEN = /化学療法|レジメン|抗がん|抗悪性/u;

/** What names a drug against a tumour: the drug by its code, or a course of treatment in words. */
function namesTumourDrug(entry: Entry): boolean {
  return isTumourDrug(entry) || (entry.kind === 'procedure' && REGIMEN.test(entry.title));
}

function tumourDrugNames(entries: readonly Entry[]): readonly string[] {
  return [...new Set(entries.filter(namesTumourDrug).flatMap(({ title }) => title.match(DRUG_NAMES) ?? []))];
}

/** That something may be kept back is said of every answer alike: which, and how much, would tell it. */
function alikeOf(state: FetchState, received: number): FetchState {
  return state.state === 'complete' ? { ...state, received, heldBack: 1 } : state;
}

/** Of each source as many as are left, told once: how many were received would tell how many are kept back. */
function discreetCoverage(coverage: Coverage, left: readonly Entry[]): Coverage {
  const told = new Set<string>();
  const cells = coverage.cells.map((cell) => {
    const isFirst = cell.state.state === 'complete' && !told.has(cell.source);
    if (isFirst) told.add(cell.source);
    const received = isFirst ? left.filter(({ provenance }) => provenance.source === cell.source).length : 0;
    return { ...cell, state: alikeOf(cell.state, received) };
  });
  return { ...coverage, cells };
}

function filtered(record: PatientRecord): PatientRecord {
  const all = [...record.entries.values()];
  const marked = all.filter(isMarked);
  const isTumour = marked.some(({ title }) => TUMOUR.test(title));
  const terms = [...termsOf(marked), ...(isTumour ? tumourDrugNames(all) : [])];
  const isHidden = (entry: Entry): boolean => {
    if (isMarked(entry)) return true;
    if (terms.length === 0) return false;
    const words = wordsOf(entry);
    return terms.some((term) => words.includes(term)) || (isTumour && betraysTumour(entry, words));
  };
  const entries = new Map<EntryKey, Entry>([...record.entries].filter(([, entry]) => !isHidden(entry)));
  const coverage = discreetCoverage(record.coverage, [...entries.values()]);
  return { ...record, holdings: new Map(), entries, coverage, issues: [] };
}

const known = new WeakMap<PatientRecord, PatientRecord>();

export function discreetRecord(record: PatientRecord): PatientRecord {
  const found = known.get(record) ?? filtered(record);
  known.set(record, found);
  return found;
}

/** Whether somebody else may be looking. */
export interface Discretion {
  readonly isOn: () => boolean;
  readonly subscribe: (listener: () => void) => () => void;
}

/** The store as views are given it: in discretion it has nothing else to give. */
export function discreetStore(store: RecordStore, discretion: Discretion): RecordStore {
  return {
    snapshot: () => (discretion.isOn() ? discreetRecord(store.snapshot()) : store.snapshot()),
    arrive: (event) => store.arrive(event),
    end: () => store.end(),
    subscribe: (listener) => {
      const leave = [store.subscribe(listener), discretion.subscribe(listener)];
      return () => leave.forEach((end) => end());
    },
  };
}
