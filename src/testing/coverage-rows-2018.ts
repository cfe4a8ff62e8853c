import { type CoverageRow, rowsOf } from './coverage-row.ts';

const PERSON = '本人は氏名の読み・性別・生年月日・番号・死亡とともに読む';
const PRESCRIPTION = '処方は薬効分類・用法コードの言葉・実投与日数・理由とともに読む';
const DISPENSING = '調剤は薬局・受取・疑義照会とともに読む';
const STAY = '入退院は予定・緊急と入院経路と転帰と転棟とともに読む';
const RESULT = 'keeps value, comparator, unit, flag and the range of that result';
const DIAGNOSIS =
  'is named by its text, else by modifiers and stem; doubt, principal, untold and long-kept are marked';

export const MHLW_2018: readonly CoverageRow[] = [
  ...rowsOf('7A', '基本情報', [
    ['氏名・性別・生年月日', 'Patient.name, gender, birthDate', PERSON, 'banner find-patient'],
    [
      '審査支払機関',
      '(no element of its own)',
      '医療保険は保険者・記号・番号・枝番・本人家族・負担割合・期間まで読む',
      '',
      'JP Core has no element for it; it stands in claims only',
    ],
    [
      '保険者',
      'Coverage.payor',
      '医療保険は保険者・記号・番号・枝番・本人家族・負担割合・期間まで読む',
      'timeline detail',
    ],
    [
      '被保険者の記号・番号・枝番',
      'Patient.identifier; Coverage.extension(InsuredPerson*)',
      '医療保険は保険者・記号・番号・枝番・本人家族・負担割合・期間まで読む',
      'timeline detail',
    ],
    [
      '公費・負担割合・課税所得区分',
      'Coverage.type, class, order, costToBeneficiary',
      '公費は負担者・受給者番号・区分・順位まで読む',
      'timeline detail',
    ],
    ['カルテ番号', 'Patient.identifier', PERSON, 'find-patient banner'],
    ['調剤録番号', 'MedicationDispense.identifier', DISPENSING, 'detail'],
    [
      '診療・調剤の年月',
      'Encounter.period; MedicationDispense.whenHandedOver',
      DISPENSING,
      'timeline medications',
    ],
    [
      '保険医・薬剤師の氏名',
      'Practitioner.name (requester, performer, participant, author)',
      '依頼は理由と部位とともに読む',
      'detail',
    ],
    [
      '麻薬施用者免許番号',
      'Practitioner.qualification.identifier',
      '麻薬施用者の免許番号は画面に出さない',
      '',
      'kept out of sight: only the original resource holds it',
    ],
    [
      '受診した医療機関・薬局（年月）',
      'Encounter.serviceProvider, period',
      'emergency-visit-01: three months, the newest visit per place',
      'emergency timeline',
    ],
    [
      '最後に受診した医療機関・薬局',
      'Encounter.serviceProvider, period',
      'emergency-visit-01: three months, the newest visit per place',
      'emergency timeline',
    ],
  ]),
  ...rowsOf('7A', '診療行為', [
    ['傷病名', 'Condition.code, modifiers, status, onset', DIAGNOSIS, 'summary emergency timeline'],
    ['診療の年月日と内容', 'Encounter.type, reasonCode; Procedure.performed', STAY, 'timeline detail'],
    ['検査', 'Observation.value, referenceRange, interpretation', RESULT, 'labs emergency timeline'],
    ['処置', 'Procedure.code, category', '処置はレセ電コードの区分から処置と読む', 'timeline detail'],
    [
      '処方',
      'MedicationRequest.dosageInstruction, dispenseRequest',
      PRESCRIPTION,
      'medications emergency timeline',
    ],
    ['調剤', 'MedicationDispense', DISPENSING, 'medications emergency timeline detail'],
    [
      '手術',
      'Procedure (category, code, performer, usedReference)',
      '手術は術者・部位・転帰・合併症・使用材料まで読む',
      'summary emergency timeline',
    ],
    ['麻酔', 'Procedure', '麻酔は困難の注記とともに麻酔として読む', 'emergency timeline'],
    [
      '輸血',
      'Procedure; MedicationAdministration; AdverseEvent',
      '輸血は製剤名とともに輸血として読む',
      'emergency timeline detail',
    ],
    ['移植', 'Procedure', '移植は移植として読む', 'summary timeline'],
    ['入退院', 'Encounter.period, hospitalization', STAY, 'summary timeline detail'],
    ['食事', 'NutritionOrder', '食事の指示は食種・栄養素・形態・禁止食とともに読む', 'timeline detail'],
    [
      '特定機材',
      'Device.udiCarrier, safety; DeviceUseStatement; Procedure.usedReference',
      '特定機材はUDI・ロット・MRIの記載とともに読む',
      'emergency timeline detail',
    ],
    ['リハビリ', 'Procedure.category, code; CarePlan', 'リハビリは種類と目的とともに読む', 'timeline detail'],
    ['病棟の移動', 'Encounter.location', STAY, 'detail'],
    ['予定・緊急の別', 'Encounter.priority', STAY, 'detail'],
    ['前回の退院', 'Encounter.hospitalization.reAdmission; earlier Encounter', STAY, 'timeline detail'],
    ['出生時体重', 'Observation', '出生時体重は計測として読む', 'timeline'],
    ['JCS', 'Observation', 'JCSは意識レベルとして読む', 'timeline'],
    [
      'Burn Index・重症度',
      'Observation; Condition.severity, stage',
      '熱傷指数は数値のまま読む',
      'timeline detail',
    ],
    [
      '症状',
      'Observation (exam); Condition; Encounter.reasonCode',
      '症状は身体所見の言葉のまま読む',
      'timeline detail',
    ],
  ]),
  ...rowsOf('7A', '救急で要るもの', [
    [
      '主傷病名と医療機関',
      'Condition.extension(DiagnosisType, InstitutionNumber)',
      DIAGNOSIS,
      'emergency timeline',
    ],
    [
      '服薬中の薬',
      'MedicationRequest, Dispense, Statement',
      'emergency-window-02: supplies of 45 days, orders of 3 months, and whatever is presumably in use',
      'emergency medications',
    ],
    [
      '麻酔歴',
      'Procedure',
      'emergency-operation-01: five years, dialysis apart, trouble with the airway loud and first',
      'emergency',
    ],
    [
      '材料の使用歴',
      'Device, DeviceUseStatement',
      'emergency-device-01: dialysis of 3 months as one line, every device, every operation that left something',
      'emergency',
    ],
    [
      'アレルギー・禁忌',
      'AllergyIntolerance',
      'is a contraindication where a drug reaction was severe; an empty manifestation prints nothing',
      'banner emergency timeline',
    ],
  ]),
  ...rowsOf('7A', 'レポートなど', [
    [
      'DPCデータ',
      'DocumentReference; Encounter; Claim',
      'DPCの様式は文書として種別とともに読む',
      'documents timeline',
    ],
    [
      '検査結果（血算・生化学・生理）',
      'Observation; DiagnosticReport',
      '心電図は生理検査として読む',
      'labs documents timeline',
    ],
    ['画像', 'ImagingStudy', '画像検査は装置・部位・依頼理由とともに読む', 'images timeline'],
    [
      '画像診断レポート',
      'DiagnosticReport',
      '画像レポートは読影者・結論・埋め込みの所見とともに読む',
      'images documents timeline',
    ],
    [
      '病理レポート',
      'DiagnosticReport; DocumentReference',
      '病理レポートは結論と検体とともに読む',
      'documents timeline',
    ],
    [
      '看護サマリー',
      'DocumentReference; Composition',
      '看護サマリーは文書として種別とともに読む',
      'documents timeline',
    ],
    [
      '退院時サマリー',
      'Bundle (document)',
      '退院時サマリーは節の言葉だけからも、項目からも読む',
      'documents timeline',
    ],
    [
      '診療情報提供書',
      'Bundle (document)',
      'mean what was reviewed: jp-clins-documents',
      'documents timeline',
    ],
    [
      '健診情報',
      'Bundle (document); Observation',
      '特定健診は種別とともに読む',
      'documents summary timeline',
    ],
  ]),
];
