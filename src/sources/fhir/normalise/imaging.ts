import { branded } from '../../../base/brand.ts';
import type { ImagingEntry, ImagingSeries } from '../../../domain/entry.ts';
import type { StudyUid } from '../../../domain/ids.ts';
import { DICOM_UID_SYSTEM } from '../../../terminology/code-systems.ts';
import { codedAt, conceptTexts, identifiersOf, whenAt } from '../datatypes.ts';
import { type Json, listAt, numberAt, objectAt, textAt } from '../json.ts';
import { baseOf, type Context, present, titleOr } from './context.ts';
import { rulesOf } from './fact-rules.ts';
import { factsOf, moreOf } from './facts.ts';

const RULES = rulesOf('ImagingStudy');

/** Study UIDs stand as `urn:oid:` in FHIR and bare in DICOMweb. */
export function studyUidOf(resource: Json): StudyUid | undefined {
  const uid = identifiersOf(resource).find((identifier) => identifier.system === DICOM_UID_SYSTEM)?.value;
  return uid === undefined ? undefined : branded<StudyUid>(uid.replace(/^urn:oid:/, ''));
}

function codeText(coding: Json): string | undefined {
  return textAt(coding, 'code') ?? textAt(coding, 'display');
}

function seriesOf(series: Json): ImagingSeries {
  const site = objectAt(series, 'bodySite');
  return {
    uid: (textAt(series, 'uid') ?? '').replace(/^urn:oid:/, ''),
    ...present('modality', codeText(objectAt(series, 'modality'))),
    ...present('description', textAt(series, 'description')),
    ...present('bodySite', textAt(site, 'display') ?? textAt(site, 'code')),
    ...present('number', numberAt(series, 'number')),
    ...present(
      'instances',
      numberAt(series, 'numberOfInstances') ?? (listAt(series, 'instance').length || undefined),
    ),
  };
}

/** 画像検査 (ImagingStudy). The modality may stand on the series only. */
export function normaliseImagingStudy(resource: Json, context: Context): readonly ImagingEntry[] {
  const base = baseOf(resource, context, []);
  const series = listAt(resource, 'series').map(seriesOf);
  const stated = listAt(resource, 'modality').flatMap((modality) => codeText(modality) ?? []);
  const modalities = [...new Set([...stated, ...series.flatMap((one) => one.modality ?? [])])];
  const procedure = conceptTexts(resource, 'procedureCode')[0] ?? codedAt(resource, 'code')?.text;
  const description =
    textAt(resource, 'description') ??
    procedure ??
    series.find((one) => one.description !== undefined)?.description;
  const bodySite = series.find((one) => one.bodySite !== undefined)?.bodySite;
  return [
    {
      ...base,
      kind: 'imaging',
      when: whenAt(resource, 'started'),
      title: titleOr(
        'ImagingStudy',
        description,
        [...modalities, bodySite].filter((text) => text !== undefined).join(' '),
      ),
      ...present('studyUid', studyUidOf(resource)),
      modalities,
      ...present('description', description),
      ...present('bodySite', bodySite),
      series,
      ...present('seriesCount', numberAt(resource, 'numberOfSeries') ?? (series.length || undefined)),
      ...present('instanceCount', numberAt(resource, 'numberOfInstances')),
      knownTo: 'record',
      ...moreOf(factsOf(resource, RULES, context)),
    },
  ];
}
