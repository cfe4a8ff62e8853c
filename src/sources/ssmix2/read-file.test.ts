import { describe, expect, it } from 'vitest';
import { branded } from '../../base/brand.ts';
import type { Entry } from '../../domain/entry.ts';
import type { SourceId } from '../../domain/ids.ts';
import { readSsmix2File } from './read-file.ts';
import type { OriginalContext } from './reading.ts';
import { entryToText } from '../../testing/entry-to-text.ts';
import { jisBytes, steadyLine, messageOf, pathOf } from './test-message.ts';

function lineOf(entry: Entry): string {
  return steadyLine(entryToText(entry));
}

const CONTEXT: OriginalContext = {
  source: branded<SourceId>('minato'),
  fetchedAt: new Date(0),
  institution: { name: '浜病院', number: '1512345678' },
};

function read(
  type: string,
  message: string,
  segments: readonly string[],
  more: Parameters<typeof pathOf>[1] = {},
) {
  return readSsmix2File(pathOf(type, more), jisBytes(messageOf(message, segments)), CONTEXT);
}

function picture(type: string, message: string, segments: readonly string[]): readonly string[] {
  const reading = read(type, message, segments);
  return [
    ...reading.entries.map(lineOf),
    ...reading.issues.map((issue) => `問題 ${issue.problem}: ${issue.detail}`),
    ...reading.unread.map((line) => `その他 ${line}`),
  ];
}

const ORC =
  'ORC|NW|123||1|||||20260310103045|058^入力^子||110^医師^一郎^^^^^^^L^^^^^I|||||01^内科^99XY1||||登別病院';

describe('pictures of SS-MIX2 messages', () => {
  it('who it is: names by their kind and not by their order, the whole address, the telephone in component 12', () => {
    const { person } = read('ADT-00', 'ADT^A08', ['PV1|0001|O|01^^^^^C']);
    expect(person).toMatchObject({
      patientId: '0004711',
      kanji: '潮見　つむぎ',
      kana: 'シオミ　ツムギ',
      sex: 'female',
      address: '新潟県新潟市中央区浜１－２－３',
      telephone: '025-000-0000',
      localIds: [
        { system: 'urn:oid:1.2.392.100495.20.3.51.11512345678', value: '0004711', institution: '1512345678' },
      ],
    });
    expect(person?.birthDate?.text).toBe('1958-03-03');
  });

  it('基本情報: measurements without a time are dated by the sending and say so', () => {
    const reading = read('ADT-00', 'ADT^A08', [
      'PV1|0001|O|01^^^^^C',
      'DB1|1|PT||Y',
      'OBX|1|NM|9N001000000000001^身長^JC10||152.0|cm^cm^ISO+|||||F',
      'AL1|1|DA^薬剤アレルギー^HL70127|1^ペニシリン^99XYZ',
      'IN1|1|67^国民健康保険^JHSD0001|67999991|||||||||20230401',
    ]);
    expect(reading.entries.map(lineOf)).toEqual([
      '2026-03-10T10:15:00+09:00 | measurement | 身長 | 152.0 cm | @浜病院',
      '? | allergy | ペニシリン | medication | unknown | @浜病院',
      '? | observation | 障害の有無 | 有 | @浜病院',
      '2023-04-01 | coverage | 国民健康保険 | @浜病院',
    ]);
    expect(reading.entries[0]?.notes).toEqual(['測定日の記載なし（日付は送信日）']);
  });

  it('アレルギー: partial and told dates, removals, the letter X with its doubt', () => {
    expect(
      picture('ADT-61', 'ADT^A60', [
        'IAM|1|DA^薬剤^HL70127|106824501^セフェム系^HOT9|SV^重度^HL70128|発疹|A^追加^HL70323|||||199601',
        'IAM|2|FA^食物^HL70127|^そば|MO^中等度^HL70128|湿疹|A||||||小学校低学年の頃',
        'IAM|3|FA^食物^HL70127|^卵|||D^削除^HL70323',
        'IAM|4|LA^花粉^HL70127|^スギ|||X',
      ]),
    ).toEqual([
      '1996-01 | allergy | セフェム系 | medication | unknown | 禁忌 | 発疹 | @浜病院',
      '「小学校低学年の頃」 | allergy | そば | food | unknown | 湿疹 | @浜病院',
      '? | allergy | 卵 | food | unknown | !entered-in-error | @浜病院',
      '? | allergy | スギ | environment | unknown | @浜病院',
    ]);
  });

  it('病名: as written, suspected, principal, not told to the patient, ended without being cured', () => {
    expect(
      picture('PPR-01', 'PPR^ZD1', [
        'PRB|AD|20260301|20054174^胃炎^MDCDX2|1|||20250831||20260201|K297^^I10^O^外来時^JHSD0004|||1|N^不変^HL70241||20250801|慢性胃炎の疑い|1|||||||V',
        'PRB|AD|20260301|20084317^傷病名^MDCDX2|2|||20240401|||||||||2024|院内だけの病名',
        'PRB|DE|20260301|20059999^誤り^MDCDX2|3|||20240401',
      ]),
    ).toEqual([
      '2025-08-01 | condition | 慢性胃炎の疑い | inactive | !suspected | !principal | !uninformed | @浜病院',
      '2024 | condition | 院内だけの病名 | active | @浜病院',
      '2024-04-01 | condition | 誤り | active | !entered-in-error | @浜病院',
    ]);
    const [, uncoded] = read('PPR-01', 'PPR^ZD1', [
      'PRB|AD||20084317^傷病名^MDCDX2||||||||||||||院内だけの病名',
    ]).entries;
    expect(uncoded).toBeUndefined();
  });

  it('処方: usage verbatim, a dose and a day, uneven doses, a blank amount is not a missing one', () => {
    const reading = read('OMP-01', 'RDE^O11', [
      ORC,
      'RXE||103835401^ワルファリンＫ錠１ｍｇ^HOT9|2||TAB^錠^MR9P|||||28|TAB^錠^MR9P||||R1||||2^TAB&錠&MR9P||OHP^外来処方^MR9P~OHO^院外処方^MR9P',
      'TQ1|1||1011000400000000&内服・１日１回夕食後&JAMISDP01~V14NNNN0&朝４錠&JAMISDP01|||14^d|20260311',
      'RXR|PO^口^HL70162',
      ORC.replace('||1|', '||2|'),
      'RXE||620001^軟膏^99L|""||G^グラム^MR9P|OIT^軟膏^MR9P|^薄く塗る|||20|G^グラム^MR9P',
      'TQ1|1||2B&外用・かゆい時&99L||||||PRN',
      'RXR|AP^塗布^HL70162',
    ]);
    expect(reading.entries.map(lineOf)).toEqual([
      '2026-03-10T10:30:45+09:00 | prescription | ワルファリンＫ錠１ｍｇ | 内服・１日１回夕食後 / 朝４錠 | 1回2錠 | 1日2錠 | 14日分 | 口 | @登別病院 内科',
      '2026-03-10T10:30:45+09:00 | prescription | 軟膏 | 外用・かゆい時 | 頓用 | 塗布 | @登別病院 内科',
    ]);
    expect(reading.entries[1]?.notes).toContain('1回量：空欄と明示');
    expect(reading.entries[0]).toMatchObject({
      start: { text: '2026-03-11' },
      quantity: { text: '28' },
      rpNumber: '1',
      category: '外来処方・院外処方',
    });
  });

  it('注射: the drugs stand in RXC, the kind of injection is none; it stands at its own time', () => {
    expect(
      picture('OMP-02', 'RDE^O11', [
        ORC,
        'RXE||00^一般^99I02|510||ML^ミリリットル^MR9P|INJ^注射剤^MR9P|^５時間で||||||||||||||||102|ml/hr',
        'TQ1|1||||||202603110800|202603111300',
        'RXR|IV^静脈内^HL70162||IVP^点滴ポンプ^HL70164',
        'RXC|B|620007329^輸液甲^HOT9|1|HON^本^MR9P',
        'RXC|A|107750603^注射乙^HOT9|2|AMP^アンプル^MR9P',
      ]),
    ).toEqual([
      '2026-03-11T08:00:00+09:00〜2026-03-11T13:00:00+09:00 | prescription | 輸液甲 + 注射乙 | 輸液甲 1本 + 注射乙 2アンプル / ５時間で / 102ml/hr / 点滴ポンプ | 1回510ミリリットル | 静脈内 | @登別病院 内科',
    ]);
  });

  it('a receipt code under the label HOT9 is not taken for a HOT number', () => {
    const [entry] = read('OMP-12', 'RAS^O17', [
      ORC,
      'RXA|0|1|20260310|20260310|620007329^輸液甲^HOT9|1|HON^本^MR9P||||||||||||CP',
      'RXR|IV^静脈内',
    ]).entries;
    expect(entry).toMatchObject({
      drug: { codings: [{ system: 'urn:oid:1.2.392.100495.20.2.71', code: '620007329' }] },
    });
  });

  it('実施: a route after several drugs is that of all; refused, cancelled, an unknown amount', () => {
    expect(
      picture('OMP-11', 'RAS^O17', [
        ORC,
        'RXA|0|1|202603100830|202603100830|108665201^錠剤甲^HOT9|1|TAB^錠^MR9P|||200^看護^花子||||||||||CP',
        'RXA|0|1|202603100830||110626901^錠剤乙^HOT9|999||||||||||||||RE',
        'RXA|0|1|202603100830||110626901^錠剤丙^HOT9|1|TAB^錠|||||||||||||CP|D',
        'RXR|PO^口^HL70162',
      ]),
    ).toEqual([
      '2026-03-10T08:30:00+09:00 | administration | 錠剤甲 | 1回1錠 | 口 | @登別病院 内科',
      '2026-03-10T08:30:00+09:00 | administration | 錠剤乙 | 口 | !cancelled | @登別病院 内科',
      '2026-03-10T08:30:00+09:00 | administration | 錠剤丙 | 1回1錠 | 口 | !entered-in-error | @登別病院 内科',
    ]);
  });

  it('検査結果: dated by the specimen, digits kept, what is no number stays words, deleted is hidden', () => {
    const code = '3A010000002327101';
    expect(
      picture('OML-11', 'OUL^R22', [
        'PV1|0001|O|01^^^^^C',
        'SPM|1|1||023^血清^JC10|||||||||||||202603091500',
        'OBR|1|1|1|E001^生化学^99O03|||20260309||||||||||||||||20260310103059',
        'ORC|SC|1|1||CM||||20260310103059||||||||||||登別病院',
        `OBX|1|NM|${code}^総蛋白^JC10||7.20|g/dl^g/dl^99XYZ|6.70-8.3|H|||F|||202603091500`,
        `OBX|2|SN|${code}^ＣＲＰ^JC10||<^0.3|mg/dl|||||F`,
        `OBX|3|SN|${code}^尿蛋白^JC10||^3^+||||||F`,
        `OBX|4|ST|${code}^フェリチン^JC10||100<|ng/ml|||||F`,
        `OBX|5|ST|${code}^抗体^JC10||＜0.5|U/ml|||||P`,
        `OBX|6|NM|${code}^カリウム^JC10||再検中|mEq/l|||||P`,
        `OBX|7|NM|${code}^消した値^JC10||9.9||||||D`,
        `OBX|8|NM|${code}^空欄^JC10||""||||||F`,
        `OBX|9|NM|${code}^送られず^JC10||||||||X`,
      ]),
    ).toEqual([
      '2026-03-09T15:00:00+09:00 | lab | 総蛋白 | 7.20 g/dl | H | 6.70-8.3 | 血清 | @登別病院',
      '2026-03-09T15:00:00+09:00 | lab | ＣＲＰ | <0.3 mg/dl | 血清 | @登別病院',
      '2026-03-09T15:00:00+09:00 | lab | 尿蛋白 | 3+ | 血清 | @登別病院',
      '2026-03-09T15:00:00+09:00 | lab | フェリチン | 100< ng/ml | 血清 | @登別病院',
      '2026-03-09T15:00:00+09:00 | lab | 抗体 | <0.5 U/ml | 血清 | !preliminary | @登別病院',
      '2026-03-09T15:00:00+09:00 | lab | カリウム | 再検中 | 血清 | !preliminary | @登別病院',
      '2026-03-09T15:00:00+09:00 | lab | 消した値 | 9.9  | 血清 | !entered-in-error | @登別病院',
      '2026-03-09T15:00:00+09:00 | lab | 空欄 | (空欄と明示) | 血清 | @登別病院',
      '2026-03-09T15:00:00+09:00 | lab | 送られず | - | 血清 | !cancelled | @登別病院',
    ]);
  });

  it('検査オーダ: what is ordered is no result', () => {
    const reading = read('OML-01', 'OML^O33', [
      'SPM|1|||023^血清^JC10|||||||||||||202603091500',
      ORC,
      'OBR|1|1||E002^生化学的検査^99O03',
      'OBX|1||3A010000002327101^総蛋白^JC10||||||||O',
      'OBX|2||3J010000002327101^総ビリルビン^JC10||||||||O',
    ]);
    expect(reading.entries.map(lineOf)).toEqual([
      '2026-03-09T15:00:00+09:00 | other | 生化学的検査 | @登別病院 内科',
    ]);
    expect(reading.entries[0]?.notes).toEqual(['項目：総蛋白、総ビリルビン', '材料：血清']);
    expect(reading.unread).toEqual([]);
  });

  it('入退院: each message is one event, planned and cancelled ones say so', () => {
    const pv1 = 'PV1|0001|I|32^302^1^^^N|||31^201^2^^^N|110^医師^一郎^^^^^^^L|||08';
    const lines = (['ADT-22 A01', 'ADT-42 A02', 'ADT-52 A03', 'ADT-22 A11', 'ADT-12 A04'] as const).flatMap(
      (one) => {
        const [type = '', event = ''] = one.split(' ');
        return picture(type, `ADT^${event}`, [`${pv1}${'|'.repeat(34)}202603011000|202603091100`]);
      },
    );
    expect(lines).toEqual([
      '2026-03-01T10:00:00+09:00 | encounter | 入院 | inpatient | @浜病院 循環器科',
      '2026-03-01T10:00:00+09:00 | encounter | 転科・転棟 | inpatient | @浜病院 循環器科',
      '2026-03-09T11:00:00+09:00 | encounter | 退院 | inpatient | @浜病院 循環器科',
      '2026-03-01T10:00:00+09:00 | encounter | 入院の取消 | inpatient | !cancelled | @浜病院 循環器科',
      '2026-03-01T10:00:00+09:00 | encounter | 外来受診 | ambulatory | @浜病院 循環器科',
    ]);
  });

  it('検査実施: the study number joins it to the pictures; children and materials stand with it', () => {
    const reading = read('OMG-11', 'OMI^Z23', [
      'ORC|PA|55|||||||20260310113540',
      'OBR||55||99A^経皮的超音波検査^JJ1017|||20260310',
      'IPC|A1|P1|1.2.392.1.5||US^^DCM',
      'ORC|CH|56||||||55|20260310113540',
      'OBR||56||99A5^腹部.経皮的超音波検査^JJ1017|||20260310||||||||||||||||||||||55',
      'ZE1|1|RS|99A5^腹部^JJ1017|||NS|D9^技師^愛子^^^^^^^L^^^^^I',
      'OBX|1|ZRD|DE-02^薬品^JSHR||100555401^セルシン5mg^HOT9^1^AMP&管&MR9P||||||F',
      'IPC|A1|P1|1.2.392.1.5||US^^DCM',
    ]);
    expect(reading.entries.map(lineOf)).toEqual([
      '2026-03-10 | imaging | 経皮的超音波検査 | US | 1.2.392.1.5 | @浜病院',
    ]);
    expect(reading.entries[0]?.businessIds).toEqual(['urn:dicom:uid|1.2.392.1.5']);
    expect(reading.entries[0]?.notes).toEqual([
      '項目：腹部.経皮的超音波検査',
      '実施：腹部',
      '実施者：技師　愛子',
      '薬品：セルシン5mg 1 管',
      '受付番号：A1',
    ]);
  });

  it('生理検査結果: findings as a report, measurements as one observation with parts', () => {
    const reading = read('OMG-13', 'ORU^R01', [
      'OBR|1|1||9A110^標準１２誘導心電図^JC10|||20260310',
      'OBX|1|TX|9A100&IMP^心電図所見^JC10|1|洞調律||||||F',
      'OBX|2|NM|32769^心拍数^99MFR|2|67|bpm|||||F',
    ]);
    expect(reading.entries.map(lineOf)).toEqual([
      '2026-03-10 | report | 標準１２誘導心電図 | physiology | 洞調律 | @浜病院',
      '2026-03-10 | observation | 標準１２誘導心電図 | - | @浜病院',
    ]);
    expect(reading.entries[1]).toMatchObject({
      parts: [{ name: '心拍数', value: { quantity: { text: '67', unit: 'bpm' } } }],
    });
  });

  it('食事: an hour without minutes stays one', () => {
    const reading = read('OMD', 'OMD^O03', [
      'ORC|NW|1|||||||20260310',
      'TQ1|1||TID&１日３回&HL70335||||2026031607',
      'ODS|D||001^減塩食^99XY3|塩分控えめ',
    ]);
    expect(reading.entries.map(lineOf)).toEqual([
      '2026-03-10 | other | 食事オーダ 減塩食 塩分控えめ | @浜病院',
    ]);
    expect(reading.entries[0]?.notes).toEqual(['食事：１日３回', '開始：2026-03-16 07時']);
  });

  it('keeps the original behind every entry, and the file it came in', () => {
    const [entry] = read('OMP-01', 'RDE^O11', [ORC, 'RXE||1^錠^99L|1']).entries;
    expect(entry?.provenance).toMatchObject({
      stands: [`file/${pathOf('OMP-01')}`],
      raw: { resourceType: 'HL7v2', text: `${ORC}\nRXE||1^錠^99L|1` },
    });
  });
});

describe('traps of SS-MIX2', () => {
  const lab = ['SPM|1', 'OBR|1|1||E^生化学^99', 'OBX|1|NM|1^総蛋白^99||7.2||||||F'];

  it('refuses a message that names another patient than its file, and shows nothing of it', () => {
    const bytes = jisBytes(messageOf('OUL^R22', lab, '9999999'));
    const reading = readSsmix2File(pathOf('OML-11'), bytes, CONTEXT);
    expect(reading).toMatchObject({ entries: [], issues: [{ problem: 'foreign-person' }], unread: [] });
    expect(JSON.stringify(reading)).not.toContain('9999999');
    expect(reading.person).toBeUndefined();
  });

  it('refuses a file that lies in the folder of another patient', () => {
    const path = pathOf('OML-11').replace('/0004711/', '/0004712/');
    expect(readSsmix2File(path, jisBytes(messageOf('OUL^R22', lab)), CONTEXT).issues).toMatchObject([
      { problem: 'foreign-person' },
    ]);
  });

  it('does not strip leading zeros from a patient number', () => {
    const bytes = jisBytes(messageOf('OUL^R22', lab, '4711'));
    expect(readSsmix2File(pathOf('OML-11'), bytes, CONTEXT).issues).toMatchObject([
      { problem: 'foreign-person' },
    ]);
  });

  it('drops bare segments and those out of order, and reports them', () => {
    const reading = read('OML-11', 'OUL^R22', [
      ...lab,
      'TQ1',
      'IAM',
      'AL1',
      'PID|0002||666',
      'RXE||1^錠^99|1',
      'MSH',
    ]);
    expect(reading.entries.map((entry) => entry.kind)).toEqual(['lab']);
    expect(reading.unread).toEqual(['PID|0002||666', 'RXE||1^錠^99|1', '4 × (TQ1 IAM AL1 MSH)']);
  });

  it('a deleted file is hidden unless asked for; a past version is not read', () => {
    expect(read('OML-11', 'OUL^R22', lab, { flag: '0' }).entries[0]?.marks).toEqual(['entered-in-error']);
    expect(read('OML-11', 'OUL^R22', lab, { flag: '2' })).toMatchObject({ entries: [], issues: [] });
  });

  it('says what cannot be read: no message, no file name, another type than its name, no patient', () => {
    const detail = (path: string, bytes: Uint8Array) =>
      readSsmix2File(path, bytes, CONTEXT).issues[0]?.detail;
    expect(detail(pathOf('OML-11'), Uint8Array.from([0xfb, 0xfc]))).toMatch(
      /no HL7 v2 message|character set/u,
    );
    expect(detail('readme.txt', new Uint8Array())).toBe('no file name of standardized storage');
    expect(detail(pathOf('OMP-01'), jisBytes(messageOf('OUL^R22', lab)))).toBe(
      'OMP-01 is not sent as OUL^R22',
    );
    expect(detail(pathOf('OML-11'), jisBytes(messageOf('OUL^R22', lab, '')))).toBe(
      'names no patient (PID-3)',
    );
  });

  it('reads kanji that hold the bytes of separators, and a return by ESC ( J', () => {
    // 忍 is 0x4726, 敏 0x4952, 十 0x3D3D, 表 0x493D; 能 0x473D, 点 0x4540, ソ 0x253D
    const segments = ['SPM|1', 'OBR|1|1||E^生化学^99', 'OBX|1|ST|1^検査~能^99||忍＾表||||||F'];
    for (const returnTo of ['(B', '(J'] as const) {
      const reading = readSsmix2File(
        pathOf('OML-11'),
        jisBytes(messageOf('OUL^R22', segments), returnTo),
        CONTEXT,
      );
      expect(reading.entries.map(lineOf)).toEqual(['? | lab | 検査 | 忍＾表 | @浜病院']);
    }
  });

  it('reads UTF-8 and Shift_JIS too, and refuses what is none of them', () => {
    const text = messageOf('OUL^R22', lab);
    expect(readSsmix2File(pathOf('OML-11'), new TextEncoder().encode(text), CONTEXT).entries).toHaveLength(1);
    const shiftJis = Uint8Array.from([
      ...new TextEncoder().encode(messageOf('OUL^R22', []).replace(/[^\r\n -~]/gu, '')),
      0x0d,
      ...new TextEncoder().encode('SPM|1\rOBR|1|1||E^a^99\rOBX|1|ST|1^'),
      0x8c,
      0x8c,
      0x90,
      0xb4,
      ...new TextEncoder().encode('^99||1||||||F'),
    ]);
    expect(readSsmix2File(pathOf('OML-11'), shiftJis, CONTEXT).entries.map(({ title }) => title)).toEqual([
      '血清',
    ]);
    const broken = Uint8Array.from([...new TextEncoder().encode('MSH|^~\\&|'), 0x81, 0xff, 0xfe]);
    expect(readSsmix2File(pathOf('OML-11'), broken, CONTEXT).issues[0]?.detail).toBe(
      'in no Japanese character set',
    );
  });

  it('unescapes each leaf once, after splitting', () => {
    const segments = [
      'SPM|1',
      'OBR|1|1||E^a^99',
      'OBX|1|ST|1^A\\S\\B\\T\\C^99||x\\F\\y\\E\\T\\E\\z\\.br\\w\\X41\\\\H\\!\\N\\||||||F',
    ];
    const [entry] = read('OML-11', 'OUL^R22', segments).entries;
    expect(entry?.title).toBe('A^B&C');
    expect(entry).toMatchObject({ value: { text: 'x|y\\T\\z\nwA!' } });
  });

  it('a message of another set of separators is read by what it says itself', () => {
    const text = messageOf('OUL^R22', lab).replaceAll('^', '$').replace('$~\\&', '$~\\&');
    expect(
      readSsmix2File(pathOf('OML-11'), jisBytes(text), CONTEXT).entries.map(({ title }) => title),
    ).toEqual(['総蛋白']);
  });

  it('a result that comes without its specimen is still a result', () => {
    expect(read('OML-11', 'OUL^R22', lab.slice(1)).entries).toHaveLength(1);
  });

  it('says that a character was lost on the way', () => {
    const reading = read('OML-11', 'OUL^R22', ['SPM|1', 'OBR|1|1||E^a^99', 'OBX|1|ST|1^検査^99||■田||||||F']);
    expect(reading.unread).toEqual(['■ ＝ 送信側で失われた文字（外字）']);
  });
});
