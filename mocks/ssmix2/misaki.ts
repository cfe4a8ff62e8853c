/** Whom 岬ヶ丘病院 knows, and the files of its storage: a stay of years ago that no other network holds. */
import { calendarOf, todayInTokyo } from '../people/calendar.ts';
import type { Calendar } from '../people/calendar.ts';
import type { PersonSpec } from '../people/form/patient.ts';
import { smallPdf } from '../people/form/pdf.ts';
import { identities } from '../people/identities.ts';
import { type StoredMessage, type TreeFile, writeDocument, writeMessage, writeTree } from './tree.ts';

type Json = Record<string, unknown>;

export interface StoragePatient {
  /** The hospital's own number. */
  number: string;
  patient: Json;
  files: readonly TreeFile[];
}

const REPRESENTATION = 'http://hl7.org/fhir/StructureDefinition/iso21090-EN-representation';

function patientOf(spec: PersonSpec): Json {
  const name = (family: string, given: string, code: string) => ({
    family,
    given: [given],
    extension: [{ url: REPRESENTATION, valueCode: code }],
  });
  return {
    resourceType: 'Patient',
    identifier: [
      { system: 'http://jpfhir.jp/fhir/clins/Idsystem/JP_Insurance_memberID', value: spec.memberId },
    ],
    name: [name(spec.family, spec.given, 'IDE'), name(spec.familyKana, spec.givenKana, 'SYL')],
    gender: spec.gender,
    birthDate: spec.birthDate,
    address: [{ text: spec.address.text, postalCode: spec.address.postal }],
  };
}

function allergy(text: string, reaction: string, severity: string, day: string): Json {
  return {
    resourceType: 'AllergyIntolerance',
    category: ['medication'],
    code: { text },
    recordedDate: day,
    reaction: [{ manifestation: [{ text: reaction }], severity }],
  };
}

function condition(text: string, onset: string, abatement?: string): Json {
  return {
    resourceType: 'Condition',
    code: { text },
    onsetDateTime: onset,
    recordedDate: onset,
    ...(abatement === undefined ? {} : { abatementDateTime: abatement }),
  };
}

function prescription(
  drug: { text: string; dose: number; unit: string; usage: string; days: number },
  day: string,
): Json {
  return {
    resourceType: 'MedicationRequest',
    authoredOn: day,
    identifier: [{ system: 'urn:oid:1.2.392.100495.20.3.81', value: '1' }],
    medicationCodeableConcept: { text: drug.text },
    dosageInstruction: [
      {
        text: drug.usage,
        timing: { repeat: { boundsDuration: { value: drug.days, unit: '日' } } },
        doseAndRate: [{ doseQuantity: { value: drug.dose, unit: drug.unit } }],
      },
    ],
  };
}

/** Result by 17-digit code of JLAC10, in the unit of the hospital. */
function result(code: string, text: string, value: number, unit: string, at: string): Json {
  return {
    resourceType: 'Observation',
    status: 'final',
    category: [{ coding: [{ code: 'laboratory' }] }],
    code: { text, coding: [{ code }] },
    effectiveDateTime: at,
    valueQuantity: { value, unit },
  };
}

function digits(day: string): string {
  return day.replaceAll('-', '');
}

/** Admission and discharge as the ward's system sends them. */
function stay(from: string, to: string, ward: string): readonly StoredMessage[] {
  const [begin, end] = [digits(from), digits(to)];
  const visit = (discharge: string) =>
    `PV1|0001|I|${ward}^301^1^^^N||||06100^堤^圭吾^^^^^^^L^^^^^I|||01${'|'.repeat(26)}||||||||${begin}1000${discharge}`;
  return [
    { type: 'ADT-22', message: 'ADT^A01^ADT_A01', day: begin, order: 1, segments: [visit('')] },
    {
      type: 'ADT-52',
      message: 'ADT^A03^ADT_A03',
      day: end,
      order: 1,
      segments: [visit(`|${end}1100`)],
    },
  ];
}

function summaryXml(spec: PersonSpec, number: string, from: string, to: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<?xml-stylesheet type="text/xsl" href="summary.xsl"?>
<ClinicalDocument xmlns="urn:hl7-org:v3">
  <typeId root="2.16.840.1.113883.1.3" extension="POCD_HD000040"/>
  <id root="1.2.392.999999.1.1" extension="MSK-${number}-1"/>
  <code code="18842-5" codeSystem="2.16.840.1.113883.6.1" displayName="退院時サマリー"/>
  <title>退院時サマリー</title>
  <effectiveTime value="${digits(to)}"/>
  <confidentialityCode code="N" codeSystem="2.16.840.1.113883.5.25"/>
  <recordTarget><patientRole>
    <id root="1.2.392.999999.1.2" extension="${number}"/>
    <patient>
      <name use="IDE"><family>${spec.family}</family><given>${spec.given}</given></name>
      <name use="SYL"><family>${spec.familyKana}</family><given>${spec.givenKana}</given></name>
      <administrativeGenderCode code="${spec.gender === 'male' ? 'M' : 'F'}"/>
      <birthTime value="${digits(spec.birthDate)}"/>
    </patient>
  </patientRole></recordTarget>
  <author><time value="${digits(to)}"/><assignedAuthor><id nullFlavor="NI"/><assignedPerson><name>堤 圭吾</name></assignedPerson></assignedAuthor></author>
  <custodian><assignedCustodian><representedCustodianOrganization><name>岬ヶ丘病院</name></representedCustodianOrganization></assignedCustodian></custodian>
  <componentOf><encompassingEncounter><code code="IMP"/><effectiveTime><low value="${digits(from)}"/><high value="${digits(to)}"/></effectiveTime></encompassingEncounter></componentOf>
  <component><structuredBody>
    <component><section><title>入院の経過</title><text><![CDATA[大腸ポリープ切除後の出血で入院。内視鏡でクリップ止血。Hb < 8 のため赤血球 2 単位を輸血した。]]></text></section></component>
    <component><section><title>退院後の注意</title><text><list><item>ブチルスコポラミンで尿閉と動悸。次の検査では使わない。</item><item>ワルファリンは術後 3 日目に再開。</item></list></text></section></component>
  </structuredBody></component>
</ClinicalDocument>
`;
}

function bytesOfBase64(text: string): Uint8Array {
  return Uint8Array.from(Buffer.from(text, 'base64'));
}

/** 相馬 昭二: a stay for bleeding after a polyp was taken out; a reaction that only this hospital noted. */
function shojiOf(spec: PersonSpec, cal: Calendar): StoragePatient {
  const number = '0048813';
  const patient = patientOf(spec);
  const [from, to] = [cal.yearsAgo(4, '06-10'), cal.yearsAgo(4, '06-18')];
  const resources = [
    allergy('ブチルスコポラミン臭化物', '尿閉、動悸', 'moderate', from),
    condition('大腸ポリープ切除後出血', from, to),
    condition('大腸ポリープ', from),
    prescription({ text: 'レバミピド錠100mg', dose: 1, unit: '錠', usage: '１日３回毎食後', days: 14 }, to),
    result('2A030000001930101', 'ヘモグロビン', 7.8, 'g/dL', `${from}T11:20:00+09:00`),
    result('2A030000001930101', 'ヘモグロビン', 9.6, 'g/dL', `${to}T07:40:00+09:00`),
    result('3C015000002327101', 'クレアチニン', 6.9, 'mg/dL', `${from}T11:20:00+09:00`),
  ];
  const strange: StoredMessage = {
    type: 'OML-11',
    message: 'OUL^R22^OUL_R22',
    day: digits(to),
    order: 9,
    segments: ['SPM|1|||^検体', 'OBR|1|1||^検体検査^99HIS', 'OBX|1|NM|^血糖^99HIS||412|mg/dL^mg/dL|||||F'],
  };
  return {
    number,
    patient,
    files: [
      ...writeTree(patient, resources, number),
      ...stay(from, to, '3西').map((message) => writeMessage(patient, number, message)),
      // Filed under the wrong number by a gateway, years ago: its message is of another patient.
      writeMessage(patient, number, strange, '0051207'),
      ...writeDocument(number, {
        kind: '^退院時サマリー^99MSK^18842-5^Discharge_summary^LN',
        day: digits(to),
        key: '0001',
        files: {
          'summary.xml': new TextEncoder().encode(summaryXml(spec, number, from, to)),
          'summary.xsl': new TextEncoder().encode('<xsl:stylesheet version="1.0"/>'),
        },
      }),
      ...writeDocument(number, {
        kind: '^大腸内視鏡検査所見^99MSK',
        day: digits(from),
        key: '0002',
        files: {
          'report.pdf': bytesOfBase64(
            smallPdf('大腸内視鏡検査所見', ['横行結腸の切除創から出血', 'クリップ 3 個で止血']),
          ),
        },
      }),
    ],
  };
}

/** 白鳥 キヌ: an emergency visit of two years ago. */
function kinuOf(spec: PersonSpec, cal: Calendar): StoragePatient {
  const number = '0052290';
  const patient = patientOf(spec);
  const day = cal.yearsAgo(2, '08-14');
  const resources = [
    condition('誤嚥性肺炎', day, cal.yearsAgo(2, '08-28')),
    prescription(
      { text: 'アモキシシリンカプセル250mg', dose: 1, unit: 'カプセル', usage: '１日３回毎食後', days: 7 },
      day,
    ),
    result('3C015000002327101', 'クレアチニン', 0.94, 'mg/dL', `${day}T02:10:00+09:00`),
  ];
  return { number, patient, files: writeTree(patient, resources, number) };
}

export function misakiPatients(today = todayInTokyo()): readonly StoragePatient[] {
  const cal = calendarOf(today);
  const who = identities(cal);
  return [shojiOf(who.shoji, cal), kinuOf(who.kinu, cal)];
}
