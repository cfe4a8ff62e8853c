import { eachSliced, type Sliced } from '../../base/sliced.ts';
import type { Entry } from '../../domain/entry.ts';
import type { StudyUid } from '../../domain/ids.ts';
import type { PatientRecord } from '../record.ts';

/** Names of institutions by their ten-digit number, as far as any record of this person tells them. */
function* institutionNames(entries: PatientRecord['entries']): Sliced<ReadonlyMap<string, string>> {
  const names = new Map<string, string>();
  yield* eachSliced(entries.values(), ({ provenance }) => {
    const { institution, institutionNumber } = provenance;
    if (institution !== undefined && institutionNumber !== undefined && institution !== institutionNumber) {
      names.set(institutionNumber, institution);
    }
  });
  return names;
}

/** A study's number by the source and the address under which its reports name it. */
function* studyNumbers(entries: PatientRecord['entries']): Sliced<ReadonlyMap<string, StudyUid>> {
  const uids = new Map<string, StudyUid>();
  yield* eachSliced(entries.values(), (entry) => {
    if (entry.kind !== 'imaging' || entry.studyUid === undefined) return;
    for (const stand of entry.provenance.stands)
      uids.set(`${entry.provenance.source} ${stand}`, entry.studyUid);
  });
  return uids;
}

/** Most records carry only the number of their institution (JP-CLINS, extension JP_eCS_InstitutionNumber): others' word gives it its name. */
function withInstitutionName(entry: Entry, names: ReadonlyMap<string, string>): Entry {
  const { institution, institutionNumber } = entry.provenance;
  const name = institution === institutionNumber ? names.get(institutionNumber ?? '') : undefined;
  return name === undefined ? entry : { ...entry, provenance: { ...entry.provenance, institution: name } };
}

/** A report names its study by an address in its own source; the number by which images are found is the study's. */
function withStudy(entry: Entry, uids: ReadonlyMap<string, StudyUid>): Entry {
  if (entry.kind !== 'report' || entry.studies === undefined) return entry;
  const found = entry.studies.flatMap((study) => uids.get(`${entry.provenance.source} ${study}`) ?? []);
  return found.length === 0 ? entry : { ...entry, studyUids: [...new Set([...entry.studyUids, ...found])] };
}

/** The entries with what only others of them tell: the name of their institution, the number of their study. */
export function* namedEntries(entries: PatientRecord['entries']): Sliced<readonly Entry[]> {
  const names = yield* institutionNames(entries);
  const uids = yield* studyNumbers(entries);
  const named: Entry[] = [];
  yield* eachSliced(entries.values(), (entry) => {
    named.push(withStudy(withInstitutionName(entry, names), uids));
  });
  return named;
}
