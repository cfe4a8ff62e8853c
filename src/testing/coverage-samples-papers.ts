import { text, coded, loinc, section, document, type Sample } from './coverage-forms.ts';

export const DOCUMENTS: readonly Sample[] = [
  [
    '文書の改版は差し替えた文書を名指しする',
    {
      resourceType: 'DocumentReference',
      status: 'current',
      docStatus: 'amended',
      type: text('退院時サマリー'),
      date: '2026-11-10',
      relatesTo: [{ code: 'replaces', target: { reference: 'DocumentReference/1' } }],
      content: [{ attachment: { contentType: 'application/pdf', url: 'file:///x.pdf' } }],
    },
  ],
  [
    '退院時サマリーは節の言葉だけからも、項目からも読む',
    document(
      {
        status: 'final',
        type: coded('http://jpfhir.jp/fhir/Common/CodeSystem/doc-typecodes', '18842-5'),
        title: '退院時サマリー',
        date: '2021-07-02',
        section: [
          {
            title: '構造情報',
            section: [
              section('344', '退院時診断', '変形性股関節症', 'urn:uuid:0'),
              section('510', 'アレルギー・不耐性反応', '特になし'),
              section('333', '入院中経過', '術後経過は良好'),
              section('444', '退院時投薬指示', '別紙', 'urn:uuid:1', 'urn:uuid:2'),
            ],
          },
        ],
      },
      { resourceType: 'Condition', code: text('変形性股関節症'), onsetDateTime: '2015' },
      {
        resourceType: 'MedicationRequest',
        medicationCodeableConcept: text('セレコキシブ錠'),
        dosageInstruction: [text('1日2回')],
      },
      {
        resourceType: 'DocumentReference',
        content: [{ attachment: { contentType: 'application/pdf', url: 'urn:uuid:3' } }],
      },
      { resourceType: 'Binary', contentType: 'application/pdf', data: 'JVBERg==' },
    ),
  ],
  [
    '空の節は理由とともに、「ない」と「わからない」を分けて読む',
    document({
      status: 'final',
      type: loinc('60591-5', 'Patient summary'),
      title: '患者サマリー',
      date: '2024',
      section: [
        {
          ...section('48765-2', 'アレルギー', ''),
          emptyReason: coded(
            'http://terminology.hl7.org/CodeSystem/list-empty-reason',
            'nilknown',
            '既知のものなし',
          ),
        },
        {
          ...section('10160-0', '薬', ''),
          emptyReason: coded(
            'http://terminology.hl7.org/CodeSystem/list-empty-reason',
            'unavailable',
            '入手できない',
          ),
        },
      ],
    }),
  ],
  ...(
    [
      ['妊婦健診は種別とともに読む', '44', '妊婦健康診査'],
      ['乳幼児健診は種別とともに読む', '43', '1歳6か月児健康診査'],
      ['特定健診は種別とともに読む', '10', '健康診断結果のお知らせ'],
      ['事業者の定期健診は種別とともに読む', '41', '定期健康診断'],
      ['自治体の検診は種別とともに読む', '42', '胃の検診'],
      ['学校健診は種別とともに読む', '40', '就学時健康診断'],
      ['後期高齢者健診は種別とともに読む', '40', '後期高齢者医療健康診査'],
    ] as const
  ).map(
    ([title, code, words]): Sample => [
      title,
      document({
        status: 'final',
        type: coded('http://jpfhir.jp/fhir/Common/CodeSystem/doc-typecodes', '53576-5'),
        category: [coded('http://jpfhir.jp/fhir/eCheckup/CodeSystem/checkup-report-category', code)],
        title: words,
        date: '2026-05-20',
      }),
    ],
  ),
  [
    '処方箋は文書として読み、備考を伝える',
    document(
      {
        status: 'final',
        type: coded('http://jpfhir.jp/fhir/Common/CodeSystem/doc-typecodes', '57833-6'),
        title: '処方箋',
        date: '2026-11-01',
      },
      {
        resourceType: 'Communication',
        status: 'completed',
        category: [text('調剤者への指示')],
        extension: [
          {
            url: 'http://jpfhir.jp/x/JP_Communication_CommunicationContent',
            valueString: '聴覚障害のため筆談で',
          },
        ],
      },
    ),
  ],
  [
    '患者サマリーの計画は本文とともに読む',
    document(
      {
        status: 'final',
        type: coded('http://jpfhir.jp/fhir/Common/CodeSystem/doc-typecodes', '56447-6'),
        title: '療養計画書',
        date: '2026-11-01',
      },
      {
        resourceType: 'CarePlan',
        status: 'active',
        title: '療養計画',
        description: '減塩\r\n毎日の体重測定',
      },
    ),
  ],
  [
    '臨床研究への参加は研究の名とともに読む',
    {
      resourceType: 'ResearchSubject',
      status: 'on-study',
      study: { display: '心不全の観察研究' },
      period: { start: '2026-01' },
    },
  ],
  [
    '一覧表は挙げたものとともに読む',
    {
      resourceType: 'List',
      status: 'current',
      mode: 'working',
      title: '持参薬の一覧',
      date: '2026-11-01',
      entry: [
        { item: { display: 'アムロジピン' } },
        { item: { display: 'セレコキシブ' }, flag: text('中止') },
      ],
    },
  ],
];

export const NEGATIVE: readonly Sample[] = [
  [
    '「アレルギーなし」はアレルギーとして数えない',
    { resourceType: 'AllergyIntolerance', code: text('アレルギーなし'), recordedDate: '2026-01-05' },
  ],
  [
    '既知のアレルギーなし（コード）はアレルギーとして数えない',
    {
      resourceType: 'AllergyIntolerance',
      code: coded('http://snomed.info/sct', '409137002', 'No known drug allergy'),
    },
  ],
  [
    'アレルギーの情報なしは「ない」と言わない',
    {
      resourceType: 'AllergyIntolerance',
      code: coded('http://hl7.org/fhir/uv/ips/CodeSystem/absent-unknown-uv-ips', 'no-allergy-info'),
    },
  ],
  [
    '否定された病名は続いている病名ではない',
    {
      resourceType: 'Condition',
      code: text('肺結核'),
      verificationStatus: coded('http://terminology.hl7.org/CodeSystem/condition-ver-status', 'refuted'),
      clinicalStatus: coded('http://terminology.hl7.org/CodeSystem/condition-clinical', 'active'),
    },
  ],
  [
    '食物の「なし」は梨でありうる',
    { resourceType: 'AllergyIntolerance', category: ['food'], code: text('なし') },
  ],
  [
    '「なし」で始まる名のものは否定ではない',
    { resourceType: 'AllergyIntolerance', code: text('梨（なし）') },
  ],
  [
    '空の一覧は理由とともに読む',
    {
      resourceType: 'List',
      status: 'current',
      mode: 'snapshot',
      title: '服薬一覧',
      emptyReason: coded(
        'http://terminology.hl7.org/CodeSystem/list-empty-reason',
        'notasked',
        '聞いていない',
      ),
    },
  ],
];

export const FORMS: readonly Sample[] = [
  [
    '元号の日付は書かれた細かさの日付になる',
    { resourceType: 'Condition', code: text('胃潰瘍'), onsetString: '昭和63年4月' },
  ],
  [
    '意味を変える拡張は言われずに終わらない',
    {
      resourceType: 'Condition',
      code: text('糖尿病'),
      modifierExtension: [{ url: 'http://example.org/absent', valueBoolean: true }],
    },
  ],
  [
    '知らない拡張はその名とともに読む',
    {
      resourceType: 'Procedure',
      code: text('採血'),
      extension: [{ url: 'http://example.org/StructureDefinition/room', valueString: '第3処置室' }],
    },
  ],
  [
    '知らない種類の記録は要素の名とともに読む',
    {
      resourceType: 'VisionPrescription',
      created: '2026-02-01',
      prescriber: { display: '眼科 医師' },
    },
  ],
  [
    '秘匿の指定のある文書は取扱注意になる',
    document({ status: 'final', confidentiality: 'V', title: '心理検査報告', date: '2026-03-03' }),
  ],
];
