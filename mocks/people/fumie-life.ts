import { addPaper } from './form/document.ts';
import { addCareLevel, addObservation } from './form/observation.ts';
import { smallPdf } from './form/pdf.ts';
import { addProcedure } from './form/procedure.ts';
import { addCarePlan, addCoverage, addFamily, addVaccine } from './form/record-kinds.ts';
import type { Three } from './fumie.ts';

/** Childhood and births as she tells them, vaccines, insurance, and her life at home now. */
export function addFumieLife(three: Three): void {
  addEarlierLife(three);
  addLifeAtHome(three);
}

function addEarlierLife({ minato, shiokaze, national }: Three): void {
  const { cal } = minato;
  const told = { at: cal.daysAgo(820), institution: 'tsukimihama' } as const;
  addProcedure([minato], {
    ...told,
    text: '虫垂切除術',
    kind: '手術',
    performedText: '小学校高学年（本人申告）',
  });
  addProcedure([minato], {
    ...told,
    text: '経腟分娩（第1子　39週　3,110g）',
    kind: '分娩',
    performed: '1984-04',
    note: '妊娠高血圧症候群あり。',
  });
  addObservation([minato], {
    ...told,
    category: 'body-measurement',
    text: '出生時体重（本人の母子健康手帳より）',
    local: 'BW-BIRTH',
    value: { value: 2980, unit: 'g', ucum: 'g' },
    undated: true,
  });
  addFamily([minato], told, '父', [{ text: '脳梗塞', age: 71 }], 74);
  addFamily([minato], told, '母', [{ text: '大腸癌', age: 66 }], 70);
  addObservation([minato], { ...told, category: 'social-history', text: '喫煙', value: '吸わない' });
  addObservation([minato], { ...told, category: 'social-history', text: '飲酒', value: '機会飲酒' });
  addVaccine([shiokaze], {
    at: cal.daysAgo(1020),
    institution: 'harunire',
    vaccine: '23価肺炎球菌多糖体ワクチン',
    disease: '肺炎球菌感染症',
    dose: 1,
    lot: 'DEMO-P23',
  });
  addVaccine([national], {
    at: cal.daysAgo(410),
    institution: 'harunire',
    vaccine: '乾燥組換え帯状疱疹ワクチン',
    disease: '帯状疱疹',
    dose: 2,
  });
  addVaccine([shiokaze], {
    at: cal.daysAgo(38),
    institution: 'harunire',
    vaccine: 'インフルエンザHAワクチン',
    disease: 'インフルエンザ',
    dose: 1,
    lot: 'DEMO-F26',
    site: '左上腕',
  });
  addVaccine([shiokaze], {
    at: cal.daysAgo(820),
    institution: 'harunire',
    vaccine: '種痘・ジフテリア・百日咳',
    disease: '種痘・ジフテリア・百日咳',
    given: '時期の記載なし',
    reported: true,
  });
  addCoverage([national], {
    kind: '医保',
    insurer: { no: '06990012', name: '潮見健康保険組合（架空）' },
    symbol: '１７',
    number: '４４８２',
    sub: '０２',
    relation: '家族',
    copay: 30,
    period: { start: cal.yearsAgo(6, '04-01') },
  });
}

function addLifeAtHome({ shiokaze, minato }: Three): void {
  const { cal } = shiokaze;
  addCareLevel(
    [shiokaze],
    { at: cal.daysAgo(230), institution: 'aonami' },
    '要支援1',
    { start: cal.daysAgo(237), end: cal.daysAgo(-128) },
    '区分変更を申請中',
  );
  addCoverage([shiokaze], {
    kind: '介護保険',
    insurer: { no: '00990417', name: '汐見市' },
    subscriber: '0004172258',
    copay: 10,
    period: { start: cal.yearsAgo(1, '04-01') },
  });
  addCarePlan([shiokaze], {
    at: cal.daysAgo(40),
    institution: 'aonami',
    doctor: '汐谷 恵',
    category: '居宅サービス計画',
    title: '居宅サービス計画（第3表）',
    description:
      '目標：ひとりで近所の店まで歩く。体重が3日で2kg以上増えたとき、足のむくみ、息切れが強いときは、はるにれ循環器内科へ連絡。',
    period: { start: cal.daysAgo(40), end: cal.daysAgo(-128) },
    week: [
      { when: '月曜 10:00', what: '訪問看護', by: 'しおさい訪問看護ステーション' },
      { when: '水曜 9:30', what: '通所リハビリ', by: 'デイケア あおなみ' },
      { when: '木曜 14:00', what: '訪問介護' },
      { when: '土曜 9:30', what: '通所リハビリ', by: 'デイケア あおなみ' },
    ],
  });
  addObservation([minato], {
    at: cal.daysAgo(46),
    institution: 'tsukimihama',
    category: 'survey',
    text: 'Barthel Index',
    code: { system: 'http://loinc.org', code: '96761-2' },
    value: { value: 80, unit: '点' },
    components: [
      { text: '食事', value: 10 },
      { text: '入浴', value: 0 },
      { text: '平地歩行', value: 10 },
      { text: '更衣', value: 10 },
    ],
  });
  addObservation([minato], {
    at: cal.daysAgo(46),
    institution: 'tsukimihama',
    category: 'exam',
    text: '嚥下',
    value: '水分でむせあり。とろみの指示なし。',
  });
  addPaper(
    [shiokaze],
    {
      at: cal.daysAgo(257),
      institution: 'harunire',
      doctor: '汐田 美和',
      title: '主治医意見書',
      pdf: [
        '診断名 慢性心不全、非弁膜症性心房細動、慢性腎臓病',
        '症状としての安定性 安定',
        '障害高齢者の日常生活自立度 J2',
      ],
    },
    smallPdf,
  );
  addPaper([minato], {
    at: cal.daysAgo(46),
    institution: 'tsukimihama',
    title: '看護サマリー（退院時）',
    text: [
      '入院中のADL：歩行は杖で見守り。入浴は一部介助。',
      '嚥下：水分でむせることがある。',
      '服薬：一包化し夫が確認。',
      '本人の思い：家で夫と過ごしたい。近所の店まで歩けるようになりたい。',
    ],
  });
}
