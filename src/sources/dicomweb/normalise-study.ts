import { branded } from '../../base/brand.ts';
import type { ImagingEntry, ImagingSeries } from '../../domain/entry.ts';
import type { EntryKey, SourceId, StudyUid } from '../../domain/ids.ts';
import { parsePartialDate, UNKNOWN_WHEN } from '../../domain/partial-date.ts';
import type { PersonRecord } from '../../domain/person.ts';
import type { RawResource } from '../../domain/provenance.ts';
import { DICOM_UID_SYSTEM } from '../../terminology/code-systems.ts';
import type { Json } from '../fhir/json.ts';
import { present } from '../fhir/normalise/context.ts';
import { dicomDateTime, TAG, tagNumber, tagText, tagTexts } from './dicom-json.ts';

const SEX_OF_DICOM: Readonly<Record<string, string>> = { M: 'male', F: 'female', O: 'other' };

/**
 * Whether an archive's study may be this person's: the archive is asked by chart number alone, and chart numbers are
 * reused between institutions (seen in the official JP Core and e-prescription examples), so a stated birth date or sex must not contradict.
 */
export function studyBelongsTo(dataset: Json, person: PersonRecord): boolean {
  const birth = dicomDateTime(tagText(dataset, TAG.patientBirthDate), undefined);
  if (birth !== undefined && person.birthDate !== undefined && person.birthDate.precision === 'day') {
    if (birth !== person.birthDate.text.slice(0, 10)) return false;
  }
  const sex = SEX_OF_DICOM[tagText(dataset, TAG.patientSex) ?? ''];
  return sex === undefined || person.sex === 'unknown' || sex === person.sex;
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
