/** Reads a folder of FHIR files of any layout: JSON, NDJSON, gzipped or not. Trouble is a value, never a crash. */
import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { parseExactly } from './exact-json.ts';

export type FilePart =
  | { kind: 'value'; file: string; line: number | undefined; value: unknown }
  | { kind: 'unreadable'; file: string; line: number | undefined; reason: string };

const unzip = promisify(gunzip);
const READ = /\.(?:json|ndjson|jsonl)(?:\.gz)?$/i;

/** Paths relative to the folder, in a stable order. */
export async function fhirFiles(folder: string): Promise<string[]> {
  if ((await stat(folder)).isFile()) return [''];
  const all = await readdir(folder, { recursive: true, withFileTypes: true });
  return all
    .filter((entry) => entry.isFile() && READ.test(entry.name))
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .sort();
}

export async function readParts(folder: string, file: string): Promise<FilePart[]> {
  const name = file === '' ? path.basename(folder) : file;
  let text: string;
  try {
    const bytes = await readFile(path.join(folder, file));
    text = decode(/\.gz$/i.test(name) ? await unzip(bytes) : bytes);
  } catch (error) {
    return [{ kind: 'unreadable', file: name, line: undefined, reason: reasonOf(error) }];
  }
  if (/\.json(?:\.gz)?$/i.test(name) && !/\.ndjson/i.test(name)) return [parsePart(name, text, undefined)];
  return text
    .split(/\r?\n/)
    .flatMap((line, at) => (line.trim() === '' ? [] : [parsePart(name, line, at + 1)]));
}

function parsePart(file: string, text: string, line: number | undefined): FilePart {
  try {
    return { kind: 'value', file, line, value: parseExactly(text) };
  } catch (error) {
    return { kind: 'unreadable', file, line, reason: reasonOf(error) };
  }
}

/** UTF-8 unless a byte order mark says otherwise; anything else would put wrong characters into a record. */
function decode(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message.slice(0, 160) : String(error);
}
