/** Fills the sources: the demo's own people, and whatever folders were named on the command line. */
import { existsSync } from 'node:fs';
import type { Store } from '../fhir/store.ts';
import { SOURCE_IDS, type SourceId } from '../world/ports.ts';
import { UsageError } from '../world/usage-error.ts';
import { readFolder } from './incoming.ts';
import { Persons } from './persons.ts';
import { emptyReport, type LoadReport } from './report.ts';
import { asIncoming, takeIn } from './take-in.ts';

export interface FolderFor {
  source: SourceId;
  folder: string;
}

/** `minato=DIR`, or `DIR` for the source that is meant when none is named. */
export function folderFor(text: string, usual: SourceId): FolderFor {
  const at = text.indexOf('=');
  const named = SOURCE_IDS.find((id) => id === text.slice(0, at));
  const choice =
    at > 0 && named !== undefined
      ? { source: named, folder: text.slice(at + 1) }
      : { source: usual, folder: text };
  if (!existsSync(choice.folder))
    throw new UsageError(`no such folder: ${choice.folder} (known sources: ${SOURCE_IDS.join(', ')})`);
  return choice;
}

export interface Filling {
  stores: Record<SourceId, Store>;
  folders: readonly FolderFor[];
  demoPeople: boolean;
  today: string | undefined;
  /** Where the demo's imaging studies say their pictures are. */
  dicomwebBase: Partial<Record<SourceId, string>>;
}

export async function fillStores(filling: Filling): Promise<Record<SourceId, LoadReport>> {
  const demo = filling.demoPeople ? await generated(filling) : undefined;
  const reports = {} as Record<SourceId, LoadReport>;
  for (const source of SOURCE_IDS) {
    const report = emptyReport(source);
    const persons = new Persons();
    const store = filling.stores[source];
    const own = asIncoming(demo?.[source] ?? [], 'demo people', report);
    takeIn(own, { store, persons, report, joinPatients: false });
    const folders = filling.folders.filter((each) => each.source === source);
    const read = [];
    for (const { folder } of folders) read.push(...(await readFolder(folder, report)));
    takeIn(read, { store, persons, report, joinPatients: true });
    reports[source] = report;
  }
  return reports;
}

async function generated(filling: Filling): Promise<Record<SourceId, readonly unknown[]>> {
  try {
    const { generatePeople } = await import('../people/generate.ts');
    const { dicomwebBase, today } = filling;
    return generatePeople({ dicomwebBase, ...(today === undefined ? {} : { today }) }).sources;
  } catch (error) {
    throw new Error(
      `the demo's people could not be made: ${error instanceof Error ? error.message : String(error)}`,
      {
        cause: error,
      },
    );
  }
}
