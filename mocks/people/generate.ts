import { calendarOf, todayInTokyo } from './calendar.ts';
import { addDirectory } from './form/institutions.ts';
import { addConsenting } from './consents.ts';
import { addFumie } from './fumie.ts';
import { identities } from './identities.ts';
import { addHaru } from './haru.ts';
import { addKinu } from './kinu.ts';
import { addTakahashi, addTanabes } from './look-alikes.ts';
import { addMasao } from './masao.ts';
import { addKenta, addNozomi, addTokujiro } from './quiet-lives.ts';
import { addRitsuko } from './ritsuko.ts';
import { addShoji } from './shoji.ts';
import { addSumire } from './sumire.ts';
import type { DemoPerson, FhirResource, SourceId, World } from './world.ts';

export type GenerateOptions = {
  /** YYYY-MM-DD; default: today in Asia/Tokyo. */
  today?: string;
  seed?: number;
  /** DICOMweb base of each source, written into its Endpoint resources. */
  dicomwebBase?: Partial<Record<SourceId, string>>;
};

export type GeneratedPeople = { sources: Record<SourceId, FhirResource[]>; people: DemoPerson[] };

const DEFAULT_SEED = 20_250_401;

/** The whole demo world, the same for the same day and seed. */
export function generatePeople(options: GenerateOptions = {}): GeneratedPeople {
  const cal = calendarOf(options.today ?? todayInTokyo());
  const world: World = {
    cal,
    seed: options.seed ?? DEFAULT_SEED,
    sources: { national: [], minato: [], shiokaze: [] },
    people: [],
    dicomwebBase: {
      national: 'http://localhost:8042/dicom-web',
      minato: 'http://localhost:8042/dicom-web',
      shiokaze: 'http://localhost:8042/dicom-web',
      ...options.dicomwebBase,
    },
  };
  addDirectory(world);
  const who = identities(cal);
  addFumie(world, who.fumie);
  addShoji(world, who.shoji);
  addSumire(world, who.sumire);
  addHaru(world, who.haru);
  addKinu(world, who.kinu);
  addMasao(world, who.masao);
  addTakahashi(world, who.takahashi);
  addTanabes(world, who['tanabe-east'], who['tanabe-west']);
  addTokujiro(world, who.tokujiro);
  addNozomi(world, who.nozomi);
  addRitsuko(world, who.ritsuko);
  addKenta(world, who.kenta);
  addConsenting(world, who);
  return { sources: world.sources, people: world.people };
}

export type { DemoPerson, FhirResource, SourceId } from './world.ts';
