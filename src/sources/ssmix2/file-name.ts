/** What the name of a file in standardized storage says (SS-MIX2 標準化ストレージ: seven parts joined by `_`). */
export interface FileName {
  /** The path as listed. */
  readonly path: string;
  readonly patientId: string;
  /** 診療日 as eight digits, or `-`. */
  readonly day: string;
  readonly type: string;
  readonly order: string;
  /** 発生日時: 17 digits. */
  readonly time: string;
  readonly department: string;
  readonly flag: 'current' | 'past' | 'deleted';
}

const FLAGS = { '1': 'current', '2': 'past', '0': 'deleted' } as const;
const DAY = /^(?:-|\d{8})$/u;
const TYPE = /^[A-Z]{3}(?:-\d{2})?$/u;

/** Reads a path `…/<患者ID>/<診療日>/<種別>/<file>` or a bare file name; undefined for names of another form. */
export function parseFileName(path: string): FileName | undefined {
  const parts = path.split('/').at(-1)?.split('_') ?? [];
  // The patient's number may itself hold an underscore: the last six parts are fixed.
  const [day = '', type = '', order = '', time = '', department = '', flag = ''] = parts.slice(-6);
  const patientId = parts.slice(0, -6).join('_');
  if (patientId === '' || !DAY.test(day) || !TYPE.test(type)) return undefined;
  if (!/^[0-9A-Za-z-]{1,22}$/u.test(order) || !/^\d{14,17}$/u.test(time)) return undefined;
  if (flag !== '0' && flag !== '1' && flag !== '2') return undefined;
  return { path, patientId, day, type, order, time, department, flag: FLAGS[flag] };
}

/** The patient, day and type that the folders name; each undefined where the path does not go so far up. */
export function foldersOf(path: string): {
  readonly patientId?: string;
  readonly day?: string;
  readonly type?: string;
} {
  const [patientId, day, type] = path.split('/').slice(-4, -1);
  return path.split('/').length < 4
    ? {}
    : {
        ...(patientId === undefined ? {} : { patientId }),
        ...(day === undefined ? {} : { day }),
        ...(type === undefined ? {} : { type }),
      };
}

/** What one entry of the storage is named by: files with one key are versions of it. */
export function keyOfFile(file: FileName): string {
  return [file.patientId, file.day, file.type, file.order, file.department].join('_');
}
