import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Window } from 'happy-dom';
import { describe, expect, it } from 'vitest';
import { branded } from '../../base/brand.ts';
import type { DocumentEntry, DocumentSection, Entry } from '../../domain/entry.ts';
import type { SourceId } from '../../domain/ids.ts';
import { entryToText } from '../../testing/entry-to-text.ts';
import { steadyLine } from '../ssmix2/test-message.ts';
import { inTimeZones, readDamaged, workedMs } from '../../testing/damaged-files.ts';
import { readCda } from './read-cda.ts';

function lineOf(entry: Entry): string {
  return steadyLine(entryToText(entry));
}

const CONTEXT = { source: branded<SourceId>('minato'), fetchedAt: new Date(0) };
const DATA = path.resolve(import.meta.dirname, '../../../../shared/data');
const parser = new new Window().DOMParser();
let parsing = 0;

/** The stand-in of the browser's parser; its own time is counted apart. */
function parse(xml: string): Document {
  const start = workedMs();
  const made = parser.parseFromString(xml, 'application/xml') as unknown as Document;
  parsing += workedMs() - start;
  return made;
}

function read(xml: string | Uint8Array) {
  return readCda(typeof xml === 'string' ? new TextEncoder().encode(xml) : xml, CONTEXT, 'letter.xml', parse);
}

function sectionLines(sections: readonly DocumentSection[], depth = 0): readonly string[] {
  return sections.flatMap((section) => [
    `${'　'.repeat(depth)}§ ${section.title}${section.html === undefined ? '' : ` ${section.html.replace(/\s+/gu, ' ')}`}${section.attachments.map((one) => ` [${one.title ?? ''} ${one.contentType} ${one.reachable ? `${one.bytes?.length ?? 0} bytes` : 'out of reach'}]`).join('')}`,
    ...sectionLines(section.sections, depth + 1),
  ]);
}

function picture(xml: string): readonly string[] {
  const { entries, issues, unread } = read(xml);
  return [
    ...entries.flatMap((entry) => [
      lineOf(entry),
      ...('sections' in entry ? sectionLines(entry.sections) : []),
      ...entry.notes.map((note) => `（${note}）`),
    ]),
    ...issues.map((issue) => `問題 ${issue.problem}: ${issue.detail}`),
    ...unread.map((line) => `その他 ${line}`),
  ];
}

interface Parts {
  readonly header?: string;
  readonly code?: string;
  readonly title?: string;
  readonly body?: string;
}

function document({ header = '', code, title = '<title>診療情報提供書</title>', body = '' }: Parts): string {
  return `<?xml version="1.0" encoding="UTF-8"?><?xml-stylesheet type="text/xsl" href="http://evil.example/x.xsl"?>
<ClinicalDocument xmlns="urn:hl7-org:v3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<typeId root="2.16.840.1.113883.2.2.3.2" extension="POCD_HD000040JP00"/>
<id root="1.2.392.1" extension="9"/>${code ?? '<code code="MD0020730" codeSystem="1.2.392.200119.5.3.1" displayName="referralNote"/>'}${title}
<effectiveTime value="20260310093000"/><confidentialityCode code="N"/><setId root="1.2.392.2" extension="S"/><versionNumber value="2"/>
<recordTarget><patientRole><id root="1.2.392.100495.20.3.51.11512345678" extension="0004711"/><addr><state>新潟県</state><city>新潟市</city></addr><telecom value="tel:025-000-0000"/>
<patient><name use="SYL"><family>シオミ</family><given>ツムギ</given></name><name use="IDE"><family>潮見</family><given>つむぎ</given></name><administrativeGenderCode code="F"/><birthTime value="19580303"/></patient></patientRole></recordTarget>
<author><time value="20260310"/><assignedAuthor><assignedPerson><name><family>医師</family><given>一郎</given></name></assignedPerson></assignedAuthor></author>
<custodian><assignedCustodian><representedCustodianOrganization><name>浜病院</name></representedCustodianOrganization></assignedCustodian></custodian>
${header}<component>${body}</component></ClinicalDocument>`;
}

function sections(...inner: readonly string[]): string {
  return `<structuredBody>${inner.map((one) => `<component><section>${one}</section></component>`).join('')}</structuredBody>`;
}

function narrative(text: string): string | undefined {
  const [entry] = read(document({ body: sections(`<title>章</title><text>${text}</text>`) }))
    .entries as readonly DocumentEntry[];
  return entry?.sections[0]?.html;
}

describe('pictures of CDA documents', () => {
  it('診療情報提供書: who, from whom, to whom, what it replaces', () => {
    const header = `<informationRecipient><intendedRecipient><informationRecipient><name>次郎先生</name></informationRecipient><receivedOrganization><name>山病院</name></receivedOrganization></intendedRecipient></informationRecipient>
      <relatedDocument typeCode="RPLC"><parentDocument><id root="1.2.392.1" extension="8"/></parentDocument></relatedDocument>`;
    const reading = read(
      document({ header, body: sections('<title>紹介目的</title><text>精査を\nお願いします。</text>') }),
    );
    expect(reading.person).toMatchObject({
      kanji: '潮見　つむぎ',
      kana: 'シオミ　ツムギ',
      sex: 'female',
      address: '新潟県新潟市',
      telephone: '025-000-0000',
    });
    const [entry] = reading.entries as readonly DocumentEntry[];
    expect(entry).toMatchObject({
      kind: 'referral',
      title: '診療情報提供書',
      version: '2',
      addressee: '山病院　次郎先生',
      custodian: '浜病院',
      notes: ['差し替え元：1.2.392.1^8'],
      businessIds: ['http://jpfhir.jp/fhir/core/IdSystem/documentInstance-identifier|1.2.392.2^S'],
      provenance: {
        author: '医師　一郎',
        institution: '浜病院',
        stands: ['file/letter.xml'],
        raw: { resourceType: 'CDA' },
      },
      sections: [{ title: '紹介目的', html: '<div><p>精査を<br/>お願いします。</p></div>' }],
    });
  });

  it('退院時サマリー: the stay as its own entry, nested sections, coded entries with the words of the text', () => {
    const header =
      '<componentOf><encompassingEncounter><code code="IMP" codeSystem="2.16.840.1.113883.5.4" displayName="入院"/><effectiveTime><low value="20260301"/><high value="20260309"/></effectiveTime></encompassingEncounter></componentOf>';
    const problem = `<entry><observation classCode="OBS" moodCode="EVN"><templateId root="2.16.840.1.113883.10.20.22.4.4"/><code code="55607006"/><statusCode code="completed"/><effectiveTime><low value="2025"/></effectiveTime><value xsi:type="CD" code="I10" codeSystem="2.16.840.1.113883.6.3"><originalText><reference value="#p1"/></originalText></value></observation></entry>`;
    const lab = `<entry><organizer classCode="BATTERY" moodCode="EVN"><statusCode code="completed"/><component><observation classCode="OBS" moodCode="EVN"><code code="718-7" codeSystem="2.16.840.1.113883.6.1" displayName="ヘモグロビン"/><statusCode code="completed"/><effectiveTime value="202603080900"/><value xsi:type="PQ" value="13.20" unit="g/dL"/><interpretationCode code="N"/><referenceRange><observationRange><value xsi:type="IVL_PQ"><low value="12.0" unit="g/dL"/><high value="15.5" unit="g/dL"/></value></observationRange></referenceRange></observation></component></organizer></entry>`;
    const drug = `<entry><substanceAdministration classCode="SBADM" moodCode="EVN"><text>1日1回朝食後</text><statusCode code="active"/><effectiveTime xsi:type="IVL_TS"><low value="20260302"/></effectiveTime><doseQuantity value="1" unit="錠"/><consumable><manufacturedProduct><manufacturedMaterial><code code="103835401" codeSystem="1.2.392.200119.4.403.1" displayName="錠剤甲"/></manufacturedMaterial></manufacturedProduct></consumable></substanceAdministration></entry>`;
    expect(
      picture(
        document({
          header,
          code: '<code code="18842-5" codeSystem="2.16.840.1.113883.6.1"/>',
          title: '<title>退院時サマリー</title>',
          body: sections(
            `<code code="11450-4" codeSystem="2.16.840.1.113883.6.1"/><title>病名</title><text><list><item><content ID="p1">本態性高血圧症</content></item></list></text>${problem}<component><section><title>経過</title><text><paragraph>順調</paragraph></text></section></component>`,
            `<code code="30954-2" codeSystem="2.16.840.1.113883.6.1"/><title>検査</title><text/>${lab}`,
            `<title>処方</title><text/>${drug}`,
          ),
        }),
      ),
    ).toEqual([
      '2026-03-10T09:30:00+09:00 | discharge-summary | 退院時サマリー | @浜病院',
      '§ 病名 <div><ul><li><span>本態性高血圧症</span></li></ul></div>',
      '　§ 経過 <div><p>順調</p></div>',
      '§ 検査',
      '§ 処方',
      '2026-03-01〜2026-03-09 | encounter | 入院 | inpatient | @浜病院',
      '2025 | condition | 本態性高血圧症 | unknown | @浜病院',
      '2026-03-08T09:00:00+09:00 | lab | ヘモグロビン | 13.20 g/dL | N | 12.0 g/dL–15.5 g/dL | @浜病院',
      '2026-03-02 | medication-statement | 錠剤甲 | 1日1回朝食後 | 1回1錠 | @浜病院',
    ]);
  });

  it('特定健診: entries without a text, not done is not negative, a figure means nothing without its table', () => {
    const item = (code: string, name: string, value: string, negated = '') =>
      `<entry><observation classCode="OBS" moodCode="EVN"${negated}><code code="${code}" codeSystem="1.2.392.200119.6.1005" displayName="${name}"/>${value}</observation></entry>`;
    const lines = picture(
      document({
        title: '',
        code: '<code code="10" codeSystem="1.2.392.200119.6.1001"/>',
        header:
          '<documentationOf><serviceEvent><code code="010" codeSystem="1.2.392.200119.6.1002"/><effectiveTime value="20250601"/></serviceEvent></documentationOf>',
        body: sections(
          `<code code="01010" codeSystem="1.2.392.200119.6.1010"/><text/>${[
            item(
              '9N006000000000001',
              '体重',
              '<value xsi:type="PQ" value="63.50" unit="kg"/><interpretationCode code="H"/>',
            ),
            item(
              '9N501000000000011',
              'メタボリックシンドローム判定',
              '<value xsi:type="CD" code="2" codeSystem="1.2.392.200119.6.1008"/>',
            ),
            item(
              '1A020000000190111',
              '尿糖',
              '<value xsi:type="CO" code="1" codeSystem="1.2.392.200119.6.2100"/>',
            ),
            item('3D046000001906202', 'ＨｂＡ１ｃ', '', ' negationInd="true"'),
            item('3F015000002327101', '中性脂肪', '<value xsi:type="PQ" nullFlavor="NAV"/>'),
          ].join('')}`,
        ),
      }),
    );
    expect(lines).toEqual([
      '2025-06-01 | checkup | 特定健康診査 | @浜病院',
      '§ 検査・問診結果',
      '? | measurement | 体重 | 63.50 kg | H | @浜病院',
      '? | lab | メタボリックシンドローム判定 | 予備群該当 | @浜病院',
      '? | lab | 尿糖 | 1（1.2.392.200119.6.2100） | @浜病院',
      '? | lab | ＨｂＡ１ｃ | (未実施) | @浜病院',
      '? | lab | 中性脂肪 | (一時的に入手不能) | @浜病院',
    ]);
  });

  it('negated statements make no allergy and no problem: four kinds of nothing stay in their words', () => {
    const allergy = `<entry><observation classCode="OBS" moodCode="EVN" negationInd="true"><templateId root="2.16.840.1.113883.10.20.22.4.7"/><code code="ASSERTION"/><value xsi:type="CD" code="419199007" displayName="Allergy to substance"/></observation></entry>`;
    expect(
      picture(document({ body: sections(`<title>アレルギー</title><text>なし</text>${allergy}`) })),
    ).toEqual([
      '2026-03-10T09:30:00+09:00 | referral | 診療情報提供書 | @浜病院',
      '§ アレルギー <div><p>なし</p></div>',
      'その他 否定の記載：Allergy to substance',
    ]);
  });

  it('bodies that are no XML: inside, beside the document, compressed, as plain text', () => {
    const body = (text: string) => picture(document({ body: `<nonXMLBody>${text}</nonXMLBody>` })).slice(1);
    expect(body('<text mediaType="application/pdf" representation="B64">JVBERi0=</text>')).toEqual([
      '§ 本文 [ application/pdf 5 bytes]',
    ]);
    expect(
      body('<text mediaType="application/pdf"><reference value="http://evil.example/a.pdf"/></text>'),
    ).toEqual(['§ 本文 [http://evil.example/a.pdf application/pdf out of reach]']);
    expect(body('<text mediaType="text/rtf" representation="B64" compression="DF">AAAA</text>')).toEqual([
      '§ 本文 [ text/rtf out of reach]',
    ]);
    expect(body('<text mediaType="text/html">&lt;script&gt;x&lt;/script&gt;</text>')).toEqual([
      '§ 本文 [ text/html; charset=utf-8 18 bytes]',
    ]);
    expect(body('')).toEqual(['その他 本文がありません']);
  });
});

describe('the narrative block', () => {
  it.each([
    ['<paragraph>あ<br/>い</paragraph>', '<p>あ<br/>い</p>'],
    [
      '<content revised="delete">消した</content><content revised="insert">足した</content>',
      '<s>消した</s><u>足した</u>',
    ],
    ['<content styleCode="Bold Italics">字</content>', '<span><i><b>字</b></i></span>'],
    [
      '<list listType="ordered"><caption>見出し</caption><item>一</item><item>二</item></list>',
      '<p><b>見出し</b></p><ol><li>一</li><li>二</li></ol>',
    ],
    [
      '<table border="1" onload="x()"><caption>表</caption><thead><tr><th colspan="2" onclick="y">頭</th></tr></thead><tbody><tr><td rowspan="99999">a</td></tr></tbody></table>',
      '<table><caption>表</caption><thead><tr><th colspan="2">頭</th></tr></thead><tbody><tr><td>a</td></tr></tbody></table>',
    ],
    [
      '<paragraph><linkHtml href="javascript:alert(1)">押して</linkHtml></paragraph>',
      '<p>押して（javascript:alert(1)）</p>',
    ],
    ['<paragraph><linkHtml href="#p1">ここ</linkHtml></paragraph>', '<p>ここ</p>'],
    [
      '<paragraph>H<sub>2</sub>O<footnote ID="f">注です</footnote></paragraph>',
      '<p>H<sub>2</sub>O<small>［注：注です］</small></p>',
    ],
    [
      '<paragraph>1 &lt; 2 &amp; <![CDATA[<b>3</b>]]></paragraph>',
      '<p>1 &lt; 2 &amp; &lt;b&gt;3&lt;/b&gt;</p>',
    ],
    ['<paragraph>前<script>alert(1)</script>後</paragraph>', '<p>前後</p>'],
    ['<paragraph><img src="http://evil.example/x.png" onerror="x"/>絵</paragraph>', '<p>絵</p>'],
    ['<paragraph>ａ<!-- 見えない -->ｂ</paragraph>', '<p>ａｂ</p>'],
  ])('%s', (text, html) => {
    expect(narrative(text)).toBe(`<div>${html}</div>`);
  });

  it('pictures are attached; one that is not there is said to be missing', () => {
    const media =
      '<entry><observationMedia classCode="OBS" moodCode="EVN" ID="m1"><value mediaType="image/png" representation="B64">iVBORw0=</value></observationMedia></entry>';
    const text =
      '<text><paragraph><renderMultiMedia referencedObject="m1 m2"><caption>胸部</caption></renderMultiMedia></paragraph></text>';
    const [, section, ...rest] = picture(document({ body: sections(`<title>画像</title>${text}${media}`) }));
    expect(section).toBe(
      '§ 画像 <div><p>［図：胸部］</p><p>［図がありません：m2］</p></div> [m1 image/png 5 bytes]',
    );
    expect(rest).toEqual(['その他 図がありません：m2']);
  });
});

describe('hostile and broken CDA', () => {
  const why = (xml: string | Uint8Array) =>
    read(xml).issues.map(({ problem, detail }) => `${problem}: ${detail}`);

  it.each([
    ['a DOCTYPE', '<!DOCTYPE x [<!ENTITY a "b">]><ClinicalDocument/>', 'unreadable: a DOCTYPE is refused'],
    ['an outside entity', '<!doctype x SYSTEM "file:///etc/passwd"><x/>', 'unreadable: a DOCTYPE is refused'],
    ['no CDA', '<html><body/></html>', 'unreadable: no ClinicalDocument but html'],
    ['no XML', 'こんにちは', 'unreadable: no well-formed XML'],
    ['cut off', document({}).slice(0, -30), 'unreadable: no well-formed XML'],
    ['an open comment', '<ClinicalDocument><!-- ', 'unreadable: cut off inside a comment or CDATA'],
    ['very deep', `<ClinicalDocument>${'<a>'.repeat(50_000)}`, 'unreadable: nested too deep'],
  ])('%s is refused and said', (_, xml, expected) => {
    expect(why(xml)).toEqual([expected]);
  });

  it('many open asides are read to their end', () => {
    // Whoever reads them in a square of their length does not come to the end within the time of a test.
    expect(why(`<a>${'<!-- x '.repeat(200_000)}`)).toHaveLength(1);
    expect(why(`<a>${'<'.repeat(200_000)}`)).toHaveLength(1);
  });

  it('is decoded by what its first line declares', () => {
    const [before, after] = document({ title: '<title>@</title>' })
      .replace('UTF-8', 'Shift_JIS')
      .replace(/[^ -~\r\n]/gu, 'x')
      .split('@');
    const encoder = new TextEncoder();
    // 手紙 in Shift_JIS
    const bytes = Uint8Array.from([
      ...encoder.encode(before),
      0x8e,
      0xe8,
      0x8e,
      0x86,
      ...encoder.encode(after),
    ]);
    expect(read(bytes).entries[0]?.title).toBe('手紙');
  });

  it('a restricted document is marked so', () => {
    const xml = document({ body: sections('<title>a</title>') }).replace(
      'confidentialityCode code="N"',
      'confidentialityCode code="V"',
    );
    expect(read(xml).entries[0]?.marks).toEqual(['restricted']);
  });
});

interface Example {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Public examples; sections that stand alone are put into a document. */
function examples(): readonly Example[] {
  if (!existsSync(DATA)) return [];
  return ['older-formats/C-CDA-Examples', 'attack/cda'].flatMap((folder) =>
    readdirSync(path.join(DATA, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.xml$/iu.test(entry.name))
      .map((entry) => ({
        name: entry.name,
        bytes: new Uint8Array(readFileSync(path.join(entry.parentPath, entry.name))),
      })),
  );
}

function asDocument(bytes: Uint8Array): Uint8Array {
  const text = new TextDecoder()
    .decode(bytes)
    .replace(/<\?xml[^>]*\?>/u, '')
    .trim();
  if (text.includes('<ClinicalDocument')) return bytes;
  const inner = text.replace(/^(?:<!--[\s\S]*?-->\s*)+/u, '');
  const body = inner.startsWith('<component')
    ? inner.includes('<nonXMLBody')
      ? inner.replace(/^<component>|<\/component>$/gu, '')
      : `<structuredBody>${inner}</structuredBody>`
    : `<structuredBody><component>${inner}</component></structuredBody>`;
  return new TextEncoder().encode(
    document({ title: '<title>例</title>', body }).replace(
      '<ClinicalDocument ',
      '<ClinicalDocument xmlns:sdtc="urn:hl7-org:sdtc" ',
    ),
  );
}

describe.skipIf(!existsSync(DATA))('public CDA examples (skipped where the shared folder is absent)', () => {
  it('every document is read, with its sections and its coded entries', () => {
    const counted = examples().map(({ name, bytes }) => {
      const reading = readCda(asDocument(bytes), CONTEXT, name, parse);
      const kinds = [...Map.groupBy(reading.entries, ({ kind }) => kind)].map(
        ([kind, same]) => `${kind} ${same.length}`,
      );
      const left = reading.unread.length === 0 ? [] : [`その他 ${reading.unread.length}`];
      return `${name.replace(/\.xml$/iu, '')}: ${[...kinds, ...reading.issues.map(({ problem }) => `!${problem}`), ...left].join(', ')}`;
    });
    expect(counted.toSorted()).toMatchInlineSnapshot(`
      [
        "CCD Parent Document Replace (C-CDAR2.1): document 1, encounter 1, social-history 2, その他 5",
        "CCD: document 1, observation 4, allergy 2, encounter 1, family-history 1, immunization 5, procedure 2, medication-statement 2, dispensing 1, other 2, condition 4, lab 6, social-history 3, vital 8, その他 4",
        "CCD: document 1, procedure 1, observation 1, lab 1, social-history 1, vital 9, その他 2",
        "Care Team Narrative Only (C-CDAR2.1): document 1",
        "Care_Plan: document 1, encounter 1, observation 6, condition 4, other 3, その他 6",
        "Consultation_Note: document 1, encounter 2, allergy 2, observation 8, medication-statement 2, other 1, condition 4, lab 6, vital 8, その他 4",
        "Diagnostic_Imaging_Report: document 1, encounter 1, observation 5, その他 1",
        "Discharge_Summary: discharge-summary 1, encounter 1, condition 5, allergy 3, prescription 1, family-history 1, immunization 2, other 1, procedure 1, social-history 1, vital 4",
        "Health Concerns Link to Problems Section with linkHTML(C-CDA2.1): document 1, condition 2",
        "History_and_Physical: document 1, encounter 2, allergy 3, family-history 1, immunization 4, medication-statement 1, dispensing 1, other 2, condition 2, procedure 1, observation 1, lab 3, social-history 3, vital 6, その他 3",
        "No Information Allergies(C-CDA2.1): document 1",
        "No Information Problems(C-CDA2.1): document 1",
        "No Known Allergies with Author Timestamp(C-CDA2.1): document 1, その他 1",
        "No Known Medication Allergies(C-CDA2.1): document 1, その他 1",
        "Not Allergic to Peanuts(C-CDAR2.1): document 1, その他 1",
        "Operative_Note: document 1, procedure 1, medication-statement 1, condition 5, other 2, observation 1",
        "Procedure_Note: document 1, encounter 1, other 2, observation 1, condition 8, medication-statement 1",
        "Progress_Note: document 1, encounter 2, allergy 2, medication-statement 2, other 1, condition 3, lab 6, vital 8, その他 3",
        "Referral_Note: document 1, observation 13, allergy 2, family-history 1, medication-statement 2, procedure 2, encounter 1, prescription 1, condition 4, lab 6, vital 8, その他 5",
        "Share with Patient or Proxy (C-CDAR2.1): document 1, lab 2",
        "Transfer_Summary: document 1, allergy 2, observation 13, encounter 2, family-history 1, condition 5, immunization 5, procedure 2, medication-statement 2, other 3, prescription 2, lab 6, social-history 5, vital 8, その他 6",
        "nonXMLBody Example with Compressed Content: document 1",
        "nonXMLBody Example with Embedded Content: document 1",
        "nonXMLBody Example with Referenced Content: document 1",
      ]
    `);
  });

  it('no words of a narrative are lost', () => {
    const bare = (text: string) => text.replace(/\s+/gu, '');
    for (const { name, bytes } of examples()) {
      const root = parse(
        new TextDecoder()
          .decode(asDocument(bytes))
          .replace(/<!--[\s\S]*?-->|<\?[\s\S]*?\?>/gu, '')
          .trim(),
      ).documentElement;
      const [entry] = readCda(asDocument(bytes), CONTEXT, name, parse).entries as readonly DocumentEntry[];
      if (entry === undefined) continue;
      const drawn = (list: readonly DocumentSection[]): string =>
        list.map((one) => `${one.html ?? ''}${drawn(one.sections)}`).join('');
      const shown = bare(
        drawn(entry.sections)
          .replace(/<[^>]*>/gu, '')
          .replaceAll('&lt;', '<')
          .replaceAll('&gt;', '>')
          .replaceAll('&quot;', '"')
          .replaceAll('&amp;', '&'),
      );
      for (const text of Array.from(root.querySelectorAll('section > text'))) {
        for (const node of Array.from(text.querySelectorAll('td, th, paragraph, item, content'))) {
          if (node.children.length === 0) expect(shown, name).toContain(bare(node.textContent ?? ''));
        }
      }
    }
  });
});

describe('damaged CDA documents', () => {
  const own = [
    document({
      body: sections(
        '<title>章</title><text><table><tbody><tr><td>値</td></tr></tbody></table></text><entry><observation classCode="OBS" moodCode="EVN"><code code="718-7" displayName="Hb"/><value xsi:type="PQ" value="13.2" unit="g/dL"/></observation></entry>',
      ),
    }),
  ];
  const small = examples()
    .map(({ bytes }) => asDocument(bytes))
    .filter((bytes) => bytes.length < 20_000);
  const files = [...own.map((one) => new TextEncoder().encode(one)), ...small];

  it('never throw and never hang: 3,000 seeded mutations', { timeout: 120_000 }, () => {
    const damage = readDamaged(
      files,
      0x0a,
      3_000,
      (bytes) => readCda(bytes, CONTEXT, 'x.xml', parse),
      () => parsing,
    );
    expect({ thrown: damage.thrown, slow: damage.slow }).toEqual({ thrown: [], slow: [] });
    expect(damage.entries).toBeGreaterThan(100);
    expect(damage.issues).toBeGreaterThan(1_000);
  });

  it('come out the same in every time zone', () => {
    for (const bytes of files) {
      const [utc, ...others] = inTimeZones(() => JSON.stringify(readCda(bytes, CONTEXT, 'x.xml', parse)));
      for (const other of others) expect(other).toBe(utc);
    }
  });
});
