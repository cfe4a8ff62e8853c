import { DOCUMENT_INSTANCE_SYSTEM, MEMBER_ID_SYSTEM } from '../../terminology/code-systems.ts';
import type { Json } from '../fhir/json.ts';
import { given } from '../ssmix2/fields.ts';
import { at, attribute, childrenOf, textOf } from './dom.ts';
import { conceptOf, nameOf, periodOf, timeAt, type Words } from './values.ts';

const REPRESENTATION = 'http://hl7.org/fhir/StructureDefinition/iso21090-EN-representation';
const VERSION = 'http://hl7.org/fhir/StructureDefinition/composition-clinicaldocument-versionNumber';
const CONFIDENTIALITY = 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality';
const SEX: Readonly<Record<string, string>> = {
  M: 'male',
  F: 'female',
  UN: 'other',
  '1': 'male',
  '2': 'female',
};

/** 保険者番号, 記号, 番号, 枝番 of a check-up file (MHLW 特定健診 OID 表). */
const INSURANCE_ROOTS = [
  '1.2.392.200119.6.101',
  '1.2.392.200119.6.204',
  '1.2.392.200119.6.205',
  '1.2.392.200119.6.211',
] as const;

function namesOf(patient: Element | undefined): readonly Json[] {
  return childrenOf(patient, 'name').flatMap((name) => {
    const uses = (attribute(name, 'use') ?? '').split(/\s+/u);
    const code = ['IDE', 'SYL', 'ABC'].find((use) => uses.includes(use));
    const family = childrenOf(name, 'family').flatMap((part) => textOf(part) ?? []);
    const handed = childrenOf(name, 'given').flatMap((part) => textOf(part) ?? []);
    const words = family.length + handed.length === 0 ? textOf(name) : undefined;
    if (words === undefined && family.length + handed.length === 0) return [];
    return [
      {
        ...given('text', words),
        ...given('family', family.join(' ') || undefined),
        ...given('given', handed),
        ...(code === undefined ? {} : { extension: [{ url: REPRESENTATION, valueCode: code }] }),
      },
    ];
  });
}

function plain(text: string | undefined): string {
  return text === undefined ? '' : text.normalize('NFKC');
}

function memberId(role: Element | undefined): readonly Json[] {
  const byRoot = new Map(
    childrenOf(role, 'id').map((id) => [attribute(id, 'root'), attribute(id, 'extension')]),
  );
  const [insurer, symbol, number, branch] = INSURANCE_ROOTS.map((root) => byRoot.get(root));
  if (insurer === undefined || number === undefined) return [];
  return [
    {
      system: MEMBER_ID_SYSTEM,
      value: `${plain(insurer).padStart(8, '0')}:${symbol ?? ''}:${number}:${plain(branch)}`,
    },
  ];
}

function identifiersOf(role: Element | undefined): readonly Json[] {
  const own = childrenOf(role, 'id').flatMap((id) => {
    const [root, extension] = [attribute(id, 'root'), attribute(id, 'extension')];
    const isInsurance = (INSURANCE_ROOTS as readonly (string | undefined)[]).includes(root);
    return root === undefined || extension === undefined || isInsurance
      ? []
      : [{ system: `urn:oid:${root}`, value: extension }];
  });
  return [...own, ...memberId(role)];
}

function addressText(address: Element): string | undefined {
  const parts = ['state', 'city', 'streetAddressLine', 'houseNumber', 'additionalLocator'];
  const words = parts.flatMap((part) => childrenOf(address, part).flatMap((one) => textOf(one) ?? []));
  return words.length > 0 ? words.join('') : textOf(address);
}

/** recordTarget as a Patient. */
export function patientOf(root: Element): Json | undefined {
  const role = at(root, 'recordTarget/patientRole');
  if (role === undefined) return undefined;
  const patient = at(role, 'patient');
  const [address] = childrenOf(role, 'addr');
  const text = address === undefined ? undefined : addressText(address);
  return {
    resourceType: 'Patient',
    id: 'patient',
    identifier: identifiersOf(role),
    name: namesOf(patient),
    gender: SEX[attribute(at(patient, 'administrativeGenderCode'), 'code') ?? ''] ?? 'unknown',
    ...given('birthDate', timeAt(at(patient, 'birthTime'))),
    address: text === undefined ? [] : [{ text }],
    telecom: childrenOf(role, 'telecom').flatMap((telecom) => {
      const value = /^tel:(.+)$/iu.exec(attribute(telecom, 'value') ?? '')?.[1];
      return value === undefined ? [] : [{ system: 'phone', value }];
    }),
  };
}

/** The names of who wrote it: persons, else their institutions or devices. */
function authorsOf(root: Element): readonly Json[] {
  return childrenOf(root, 'author').flatMap((author) => {
    const assigned = at(author, 'assignedAuthor');
    const person = nameOf(at(assigned, 'assignedPerson/name'));
    const organization = textOf(at(assigned, 'representedOrganization/name'));
    const device = textOf(at(assigned, 'assignedAuthoringDevice/softwareName'));
    const display = person ?? organization ?? device;
    return display === undefined
      ? []
      : [{ display, ...(person === undefined ? { type: 'Organization' } : {}) }];
  });
}

/** Who keeps it; of a check-up, who carried it out. */
export function custodianOf(root: Element): string | undefined {
  return (
    textOf(at(root, 'custodian/assignedCustodian/representedCustodianOrganization/name')) ??
    textOf(at(root, 'author/assignedAuthor/representedOrganization/name'))
  );
}

/** 紹介先: institution and person that it is written to. */
export function addresseeOf(root: Element): string | undefined {
  const names = childrenOf(root, 'informationRecipient').flatMap((recipient) => {
    const intended = at(recipient, 'intendedRecipient');
    const parts = [
      textOf(at(intended, 'receivedOrganization/name')),
      nameOf(at(intended, 'informationRecipient/name')),
    ];
    const known = parts.filter((part) => part !== undefined);
    return known.length === 0 ? [] : [known.join('　')];
  });
  return names.length === 0 ? undefined : names.join('、');
}

function instanceOf(id: Element | undefined): string | undefined {
  const root = attribute(id, 'root');
  return root === undefined
    ? undefined
    : [root, attribute(id, 'extension')].filter((part) => part !== undefined).join('^');
}

/** What other documents this one replaces, adds to or transforms. */
export function relationsOf(root: Element): readonly string[] {
  const words: Readonly<Record<string, string>> = { RPLC: '差し替え元', APND: '追記元', XFRM: '変換元' };
  return childrenOf(root, 'relatedDocument').flatMap((related) => {
    const parent = instanceOf(at(related, 'parentDocument/id'));
    const type = attribute(related, 'typeCode') ?? '';
    return parent === undefined ? [] : [`${words[type] ?? type}：${parent}`];
  });
}

const CHECKUP_REPORT = '1.2.392.200119.6.1001';

function titleOf(root: Element, type: Json | undefined): string | undefined {
  const title = textOf(at(root, 'title'));
  if (title !== undefined) return title;
  if (attribute(at(root, 'code'), 'codeSystem') === CHECKUP_REPORT) return '特定健康診査';
  return type === undefined ? undefined : String(type['text']);
}

/** Documents of one set share its number; its version tells which of them stands. A check-up has none (nullFlavor). */
function documentIds(root: Element): readonly Json[] {
  const own = instanceOf(at(root, 'setId')) ?? instanceOf(at(root, 'id'));
  return own === undefined ? [] : [{ system: DOCUMENT_INSTANCE_SYSTEM, value: own }];
}

/** The header as a Composition, its sections still to come. */
export function compositionOf(root: Element, words: Words): Json {
  const type = conceptOf(at(root, 'code'), words);
  const level = attribute(at(root, 'confidentialityCode'), 'code');
  const event = at(root, 'documentationOf/serviceEvent');
  const period = periodOf(at(event, 'effectiveTime'));
  const version = attribute(at(root, 'versionNumber'), 'value');
  const custodian = custodianOf(root);
  return {
    resourceType: 'Composition',
    id: 'composition',
    status: 'final',
    subject: { reference: 'Patient/patient' },
    ...(level === undefined ? {} : { meta: { security: [{ system: CONFIDENTIALITY, code: level }] } }),
    ...given('title', titleOf(root, type)),
    ...given('type', type),
    ...given('date', timeAt(at(root, 'effectiveTime'))),
    identifier: documentIds(root),
    author: authorsOf(root),
    ...(custodian === undefined ? {} : { custodian: { display: custodian } }),
    ...(period.start === undefined && period.end === undefined ? {} : { event: [{ period }] }),
    ...(version === undefined ? {} : { extension: [{ url: VERSION, valueString: version }] }),
  };
}

/** v3-ActCode of an encounter, where it comes without words. */
const VISITS: Readonly<Record<string, string>> = {
  AMB: '外来',
  IMP: '入院',
  EMER: '救急',
  ACUTE: '急性期入院',
  HH: '在宅',
};

/** The stay or visit that the document is about, as its own entry. */
export function encounterOf(root: Element, inWords: Words): Json | undefined {
  const encounter = at(root, 'componentOf/encompassingEncounter');
  const period = periodOf(at(encounter, 'effectiveTime'));
  if (encounter === undefined || (period.start === undefined && period.end === undefined)) return undefined;
  const code = conceptOf(at(encounter, 'code'), inWords);
  const visit = attribute(at(encounter, 'code'), 'code');
  const disposition = conceptOf(at(encounter, 'dischargeDispositionCode'), inWords);
  const known = visit !== undefined && Object.hasOwn(VISITS, visit);
  const bare = code === undefined || code['text'] === visit;
  const words = bare ? (VISITS[visit ?? ''] ?? visit ?? '受診・入院') : String(code['text']);
  return {
    resourceType: 'Encounter',
    id: 'encounter',
    status: 'finished',
    class: known ? { code: visit } : {},
    type: [{ text: words }],
    period,
    ...(disposition === undefined ? {} : { hospitalization: { dischargeDisposition: disposition } }),
  };
}
