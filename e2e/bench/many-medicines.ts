/** A person with sixty medicines in use, from six hospitals, as files that the demo world loads. Invented. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const YJ = 'http://capstandard.jp/iyaku.info/CodeSystem/YJ-code';
const PATIENT = 'many-medicines';
export const MANY_MEDICINES_NUMBER = '9900000003';
const DAY = 86_400_000;

/** Codes and names of 薬価基準収載品目リスト 2025-07-16 (https://www.mhlw.go.jp/stf/seisakunitsuite/bunya/0000078916.html). */
const DRUGS = [
  ['3332001F1024', 'ワーファリン錠1mg'],
  ['3339004F1028', 'エリキュース錠2.5mg'],
  ['3399007H1021', 'アスピリン腸溶錠100mg'],
  ['2123016F1107', 'ビソプロロールフマル酸塩錠2.5mg'],
  ['2139005F1014', 'フロセミド錠20mg'],
  ['3962002F2027', 'メトホルミン塩酸塩錠500mgMT'],
  ['2189015F1023', 'アトルバスタチン錠10mg'],
  ['2149040F1052', 'テルミサルタン錠40mg'],
  ['1149019F1560', 'ロキソプロフェンNa錠60mg'],
  ['2344009F2031', '酸化マグネシウム錠330mg'],
] as const;
const PLACES = [
  '北浜内科',
  '西町整形外科',
  '南台眼科',
  '東が丘皮膚科',
  '中央総合病院',
  '駅前クリニック',
] as const;
const COUNT = 60;

function medicine(index: number, today: number): object {
  const [code, name] = DRUGS[index % DRUGS.length] ?? DRUGS[0];
  const coded = index < DRUGS.length;
  const text = coded ? name : `見本薬${String(index).padStart(2, '0')}錠${5 * (1 + (index % 4))}mg`;
  const date = new Date(today - (3 + (index % 20)) * DAY).toISOString().slice(0, 10);
  return {
    resourceType: 'MedicationRequest',
    id: `many-${index}`,
    status: 'completed',
    intent: 'order',
    subject: { reference: `Patient/${PATIENT}` },
    requester: { display: PLACES[index % PLACES.length] },
    medicationCodeableConcept: { text, ...(coded ? { coding: [{ system: YJ, code, display: name }] } : {}) },
    authoredOn: date,
    dosageInstruction: [
      {
        text: index % 3 === 0 ? '1回1錠 1日3回 毎食後' : '1回1錠 1日1回 朝食後',
        doseAndRate: [{ doseQuantity: { value: 1, unit: '錠' } }],
      },
    ],
    dispenseRequest: { expectedSupplyDuration: { value: 28 + 14 * (index % 3), unit: '日' } },
  };
}

/** Writes the files into a folder of their own, for `--people`; `remove` takes it away. */
export function writeManyMedicines(): { readonly folder: string; readonly remove: () => void } {
  const folder = mkdtempSync(path.join(tmpdir(), 'hitome-many-medicines-'));
  const today = Date.now();
  const patient = {
    resourceType: 'Patient',
    id: PATIENT,
    identifier: [{ system: 'urn:oid:1.2.392.100495.20.3.51.19999999999', value: MANY_MEDICINES_NUMBER }],
    name: [{ use: 'official', text: '薬師 多枝', family: '薬師', given: ['多枝'] }],
    gender: 'female',
    birthDate: '1940-02-02',
  };
  const all = [patient, ...Array.from({ length: COUNT }, (_, index) => medicine(index, today))];
  writeFileSync(path.join(folder, 'many-medicines.ndjson'), all.map((one) => JSON.stringify(one)).join('\n'));
  return { folder, remove: () => rmSync(folder, { recursive: true }) };
}
