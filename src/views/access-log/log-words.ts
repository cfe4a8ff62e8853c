import type { LogLine } from '../../access/access-log.ts';
import type { LoggedReader } from '../../access/logged-act.ts';
import { jstDay, partialDateOf } from '../../domain/partial-date.ts';
import { longDate, timeOf } from '../../i18n/format.ts';
import type { LogText } from '../../i18n/access-log-text.ts';
import type { LogScene } from './log-reading.ts';

const PURPOSES = ['TREAT', 'ETREAT', 'BTG', 'HCOMPL', 'DISASTER'] as const;

/** With the year and to the minute, always: a log is read long after. */
export function logTime(text: LogText, at: Date | undefined): string {
  if (at === undefined) return text.log('accessLog.noTime');
  const date = partialDateOf(at);
  return `${longDate(text.language, { ...date, precision: 'day' })} ${timeOf(date) ?? ''}`.trim();
}

/** For machines: ISO 8601 in Japanese time. */
export function csvTime(at: Date | undefined): string {
  if (at === undefined) return '';
  return `${jstDay(at)}T${partialDateOf(at).sortKey.slice(11, 19)}+09:00`;
}

/** BTG is said as our own words say it; a code that is not known here stands as it is. */
export function purposeWords(text: LogText, line: LogLine): string {
  const codes = [...new Set(line.acts.flatMap(({ purposes }) => purposes))];
  return codes
    .map((code) => PURPOSES.find((known) => known === code))
    .map((known, at) => (known === undefined ? (codes[at] ?? '') : text.log(`accessLog.purpose.${known}`)))
    .join('・');
}

/** The code stands before the reader's own words, for machines: `unconscious: 意識障害…`. */
export function reasonWords(reason: string): string {
  return reason.replace(/^[a-z-]+: /u, '');
}

export function actWords(text: LogText, line: LogLine): string {
  if (line.kind === 'other') return text.log('accessLog.act.other', { code: line.acts[0]?.code ?? '' });
  return text.log(`accessLog.act.${line.kind}`);
}

/** What it was about: of a reading the sources, else the event's own word. */
export function detailWords(text: LogText, line: LogLine): string {
  if (line.kind === 'read' || line.kind === 'searched') {
    const names = new Set(line.acts.map(({ what }) => what.replace(/\/[^/]*\?.*$/u, '')));
    return line.acts.length > 1 ? text.log('accessLog.sourcesOf', { n: names.size }) : '';
  }
  return line.acts[0]?.what ?? '';
}

export function readerWords(text: LogText, reader: LoggedReader): string {
  return reader.name || reader.subject || text.log('accessLog.noReader');
}

/** The short form of an address: which record of which source. */
export function addressWords({ sources }: LogScene, address: string): string {
  const source = sources.find(({ base }) => address.startsWith(`${base}/`));
  const id = address.replace(/^.*\/Patient\//u, '');
  return source === undefined ? address : `${source.shortName.ja} ${id}`;
}

/** Who it was about: by name where one could be looked up, else by the address. */
export function personWords(text: LogText, scene: LogScene, patients: readonly string[]): string {
  const name = patients.map(scene.nameOf).find((known) => known !== undefined);
  const [first] = patients;
  if (first === undefined) return '';
  return name ?? `${text.log('accessLog.nameless')} ${addressWords(scene, first)}`;
}
