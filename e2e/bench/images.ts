/** The proof "images": every file opens with the right pixels or says why not; opening costs little over the floor. */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  addFolder,
  type Archive,
  emptyArchive,
  keepSkipped,
  sortInstances,
} from '../../mocks/dicomweb/archive.ts';
import { serveArchive } from '../../mocks/dicomweb/builtin.ts';
import { generateStudies } from '../../mocks/images/generate.ts';
import { orthancIsInstalled } from '../../mocks/world/dicom-web.ts';
import { type Figures, printFigures, say } from './figures.ts';
import { behindOrthanc, everyFile } from './image-files.ts';
import { onPage } from './image-page.ts';
import { besideOhif } from './image-peer.ts';
import { readingFigures } from './image-reading.ts';
import { heapGrowth, longestSeries, overFloor } from './image-speed.ts';

const DATA = path.resolve(import.meta.dirname, '..', '..', '..', 'shared', 'data');
/** A head phantom of 28 slices. */
const HEAD = path.join('dicom', 'ct-phantom-head-28');

/** Every file of a folder in the built-in archive, also what it cannot read. */
function archiveOf(folders: readonly string[]): Archive {
  const archive = emptyArchive();
  for (const folder of folders) addFolder(archive, folder);
  keepSkipped(archive);
  sortInstances(archive);
  return archive;
}

/** The demo world's own pictures as files: they are there wherever the project is. */
function writeGenerated(folder: string): void {
  for (const instances of generateStudies().values()) {
    for (const { uid, bytes } of instances) writeFileSync(path.join(folder, `${uid.instance}.dcm`), bytes);
  }
}

async function images(flags: ReadonlySet<string>): Promise<Figures> {
  const own = mkdtempSync(path.join(tmpdir(), 'hitome-own-pictures-'));
  try {
    writeGenerated(own);
    const small = flags.has('--small');
    const foreign = ['dicom', 'dicom-bad']
      .map((name) => path.join(DATA, name))
      .filter((folder) => existsSync(folder));
    if (foreign.length === 0) say('the folder of foreign examples is not here: only own pictures are read');
    const archive = archiveOf(small ? [own] : [own, ...foreign]);
    const series = longestSeries(
      small || foreign.length === 0 ? archive : archiveOf([path.join(DATA, HEAD)]),
    );
    const figures = await onPage(
      (baseOf) => Promise.resolve(serveArchive(archive, baseOf('files'))),
      async (page, base) => ({
        ...(await everyFile(page, base, archive.instances)),
        ...(await overFloor(page, base, series)),
        ...(await heapGrowth(page, base, series)),
      }),
    );
    const read = await readingFigures(small);
    const also = !small && foreign.length > 0 && orthancIsInstalled(process.env['PATH']);
    // OHIF's site is 50 MB to fetch: only the whole proof does that.
    const peer = small ? {} : await besideOhif();
    return { ...figures, ...read, ...peer, ...(also ? await behindOrthanc(foreign) : {}) };
  } finally {
    rmSync(own, { recursive: true, force: true });
  }
}

await printFigures(images);
