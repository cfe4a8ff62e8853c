// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { branded } from '../../base/brand.ts';
import { err, ok } from '../../base/result.ts';
import { fault } from '../../domain/fault.ts';
import type { SourceId } from '../../domain/ids.ts';
import type { SourceHttp } from '../http.ts';
import { createSsmix2Storage } from './feed.ts';
import { jisBytes, messageOf, numberedPerson, pathOf } from './test-message.ts';

const BASE = 'https://hospital.example/ssmix2';
const SOURCE = branded<SourceId>('hospital');

function content(kind: string, key: string, flag = '1', patient = '0004711'): string {
  return `000/471/${patient}/20260310/${kind}/${patient}_20260310_${kind}_${key}_20260310101500000_01_${flag}`;
}

const REPORT = '^内視鏡検査所見^99HIS^18746-8^Colonoscopy_study^LN';
const SUMMARY = '%5E退院時サマリー%5E99HIS%5E18842-5%5EDischarge summary%5ELN';

function cda(birth: string): Uint8Array {
  return new TextEncoder().encode(`<ClinicalDocument xmlns="urn:hl7-org:v3"><title>退院時サマリー</title>
    <effectiveTime value="20260310"/><recordTarget><patientRole><id root="1.2" extension="0004711"/><patient>
    <name use="SYL"><family>シオミ</family><given>ツムギ</given></name><birthTime value="${birth}"/></patient></patientRole></recordTarget>
    <component><structuredBody><component><section><title>経過</title><text>順調</text></section></component></structuredBody></component>
    </ClinicalDocument>`);
}

async function documentsIn(files: Readonly<Record<string, Uint8Array | undefined>>) {
  const http: SourceHttp = {
    revive: () => {},
    ask: async ({ url }) => {
      const path = decodeURIComponent(url.slice(BASE.length + 1));
      const list = JSON.stringify({ files: Object.keys(files).map((name) => ({ name })) });
      const bytes = path.endsWith('index.json') ? new TextEncoder().encode(list) : files[path];
      return bytes === undefined
        ? err(fault('server', path))
        : ok({
            status: 200,
            headers: new Headers(),
            bytes: Uint8Array.from(bytes),
            fetchedAt: new Date(0),
            revalidated: false,
          });
    },
  };
  const storage = createSsmix2Storage({ http, base: BASE, context: { source: SOURCE } }, '0004711');
  const person = { ...numberedPerson('0004711'), kana: 'シオミ　ツムギ' };
  const born = await storage.readPatient(new AbortController().signal);
  const lines: string[] = [];
  const whom = born.ok ? born.value : person;
  for await (const event of storage.read('DocumentReference', whom, new AbortController().signal)) {
    if (event.type === 'entries') {
      for (const entry of event.entries) {
        const attachments =
          'attachments' in entry
            ? entry.attachments.map(({ contentType, url }) => `${contentType} ${url?.startsWith(BASE) ?? ''}`)
            : [];
        lines.push([entry.kind, entry.title, ...attachments].join(' | '));
      }
      lines.push(...event.issues.map(({ problem, detail }) => `${problem}: ${detail}`));
    } else lines.push(event.type === 'fault' ? `fault ${event.fault.kind}` : event.type);
  }
  return lines;
}

const WHO = { [pathOf('ADT-00', { day: '-' })]: jisBytes(messageOf('ADT^A08', [])) };

describe('documents of extended storage (拡張ストレージ)', () => {
  it('a paper is a document by the name of its folder, its files to be opened below the source’s own address', async () => {
    expect(
      await documentsIn({
        ...WHO,
        [`${content(REPORT, '1')}/main.pdf`]: new Uint8Array(1),
        [`${content(REPORT, '1')}/image01.jpg`]: new Uint8Array(1),
      }),
    ).toEqual(['document | 内視鏡検査所見 | application/pdf true | image/jpeg true', 'end']);
  });

  it('a CDA file is read, with its parts beside it; its style sheet is neither asked for nor offered', async () => {
    expect(
      await documentsIn({
        ...WHO,
        [`${content(SUMMARY, '2')}/summary.xml`]: cda('19580303'),
        [`${content(SUMMARY, '2')}/scan.png`]: new Uint8Array(1),
        [`${content(SUMMARY, '2')}/summary.xsl`]: undefined,
      }),
    ).toEqual(['discharge-summary | 退院時サマリー | image/png true', 'end']);
  });

  it('of another person it is refused: by the folder, and by what the document says', async () => {
    expect(
      await documentsIn({
        ...WHO,
        [`${content(REPORT, '1', '1', '666')}/main.pdf`]: new Uint8Array(1),
        [`${content(SUMMARY, '2')}/summary.xml`]: cda('19991231'),
      }),
    ).toEqual([
      'foreign-person: the folder is of another patient',
      'foreign-person: the document is of another patient',
      'end',
    ]);
  });

  it('past and deleted versions are not shown; what has no name of the storage is told, and cuts the answer short', async () => {
    expect(
      await documentsIn({
        ...WHO,
        [`${content(REPORT, '1', '2')}/main.pdf`]: new Uint8Array(1),
        [`${content(REPORT, '3', '0')}/main.pdf`]: new Uint8Array(1),
        '000/471/0004711/stray.dat': new Uint8Array(1),
      }),
    ).toEqual(['unreadable: no file name of the storage', 'fault malformed']);
  });

  it('a document that cannot be fetched is a fault', async () => {
    expect(await documentsIn({ ...WHO, [`${content(SUMMARY, '2')}/summary.xml`]: undefined })).toEqual([
      'fault server',
    ]);
  });
});
