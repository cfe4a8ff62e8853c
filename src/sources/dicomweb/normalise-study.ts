import { branded } from '../../base/brand.ts';
import { foldText } from '../../base/text-fold.ts';
import type { ImagingEntry, ImagingSeries } from '../../domain/entry.ts';
import type { EntryKey, SourceId, StudyUid } from '../../domain/ids.ts';
import { parsePartialDate, UNKNOWN_WHEN } from '../../domain/partial-date.ts';
import type { PersonRecord } from '../../domain/person.ts';
import type { RawResource } from '../../domain/provenance.ts';
import { DICOM_UID_SYSTEM } from '../../terminology/code-systems.ts';
import type { Json } from '../fhir/json.ts';
import { present } from '../fhir/normalise/context.ts';
import { dicomDateTime, personNameOf, TAG, tagNumber, tagText, tagTexts } from './dicom-json.ts';

const SEX_OF_DICOM: Readonly<Record<string, string>> = { M: 'male', F: 'female', O: 'other' };

/** Names agree if the given name does: an archive may know an earlier family name. */
function givenName(name: string | undefined): string | undefined {
  const parts = name?.trim().split(/[\s　]+/u) ?? [];
  return parts.length > 1 ? foldText(parts.at(-1) ?? '') : undefined;
}

function contradicts(one: string | undefined, other: string | undefined): boolean {
  return one !== undefined && other !== undefined && one !== other;
}

/** Kana tells; the same name is written with other characters elsewhere, so kanji count only where no kana can be compared. */
function namesContradict(dataset: Json, person: PersonRecord): boolean {
  const theirs = personNameOf(dataset, TAG.patientName);
  const kana = [givenName(person.kana), givenName(theirs.kana)] as const;
  if (kana[0] !== undefined && kana[1] !== undefined) return kana[0] !== kana[1];
  return contradicts(givenName(person.kanji), givenName(theirs.kanji));
}

/**
 * Whether an archive's study is this person's. The archive is asked by chart number alone; servers ignore query keys
 * they do not know, and chart numbers are reused between institutions (seen in the official JP Core and e-prescription
 * examples). So the number must be theirs, and a birth date, sex or name that the archive states must not contradict.
 */
export function studyBelongsTo(dataset: Json, person: PersonRecord): boolean {
  const id = tagText(dataset, TAG.patientId);
  if (id === undefined || !person.localIds.some((local) => local.value === id)) return false;
  const birth = dicomDateTime(tagText(dataset, TAG.patientBirthDate), undefined);
  if (person.birthDate?.precision === 'day' && contradicts(birth, person.birthDate.text.slice(0, 10)))
    return false;
  const sex = SEX_OF_DICOM[tagText(dataset, TAG.patientSex) ?? ''];
  if (person.sex !== 'unknown' && contradicts(sex, person.sex)) return false;
  return !namesContradict(dataset, person);
}

/** A QIDO-RS study as an imaging entry; it joins the FHIR ImagingStudy of the same Study UID. */
export function normaliseStudy(
  dataset: Json,
  source: SourceId,
  fetchedAt: Date,
  series: readonly ImagingSeries[] = [],
): ImagingEntry | undefined {
  const uid = tagText(dataset, TAG.studyUid);
  if (uid === undefined) return undefined;
  const started = parsePartialDate(
    dicomDateTime(tagText(dataset, TAG.studyDate), tagText(dataset, TAG.studyTime)) ?? '',
  );
  const modalities = tagTexts(dataset, TAG.modalitiesInStudy);
  const description = tagText(dataset, TAG.studyDescription);
  const institution = tagText(dataset, TAG.institution);
  const raw: RawResource = { resourceType: 'DicomStudy', id: uid, ...dataset };
  return {
    key: branded<EntryKey>(`${source}/DicomStudy/${uid}`),
    kind: 'imaging',
    when: started === undefined ? UNKNOWN_WHEN : { state: 'dated', start: started },
    title: description ?? (modalities.join(' ') || 'DICOM'),
    marks: [],
    notes: [],
    businessIds: [`${DICOM_UID_SYSTEM}|${uid}`],
    provenance: {
      source,
      resourceType: 'DicomStudy',
      resourceId: uid,
      stands: [`DicomStudy/${uid}`],
      ...present('institution', institution),
      fetchedAt,
      raw,
    },
    studyUid: branded<StudyUid>(uid),
    modalities,
    ...present('description', description),
    series,
    ...present('seriesCount', tagNumber(dataset, TAG.seriesInStudy)),
    ...present('instanceCount', tagNumber(dataset, TAG.instancesInStudy)),
    knownTo: 'archive',
  };
}
