/** What may be said on the command line of the demo world. */
import { parseArgs } from 'node:util';
import type { WorldOptions } from '../world.ts';
import { MOST_NETWORKS } from './networks.ts';
import { readPortBase } from './ports.ts';
import { UsageError } from './usage-error.ts';

export const USAGE = `The demo world: identity provider, three sources and a hospital's storage of files.
  --people [SOURCE=]DIR   load FHIR JSON/NDJSON (.gz too) into a source (default: minato); repeatable
  --dicom [SOURCE=]DIR    serve DICOM files from a source (default: minato); repeatable
  --orthanc               serve pictures through Orthanc instead of the built-in server
  --no-demo-people        start without the demo's own people and pictures
  --today YYYY-MM-DD      the day on which the demo's people live (default: today)
  --networks N            N further networks behind one more port, asked only of people whom the locator knows there
  --networks-with-people K  so many of them know the people of minato (default: 1)
  PORT_BASE=5173          first of the ports (app, identity provider, national, minato, shiokaze, networks, storage, decision support)`;

export function readArguments(
  words: readonly string[],
  environment: Record<string, string | undefined>,
): WorldOptions {
  const { values } = parse(words);
  if (values['help'] === true) throw new UsageError(USAGE);
  const today = values['today'];
  if (today !== undefined && !/^\d{4}-\d{2}-\d{2}$/.test(today))
    throw new UsageError(`--today must be YYYY-MM-DD, not ${today}`);
  return {
    portBase: portBase(environment),
    orthanc: values['orthanc'] ?? false,
    people: values['people'] ?? [],
    dicom: values['dicom'] ?? [],
    demoPeople: values['no-demo-people'] !== true,
    ...(today === undefined ? {} : { today }),
    networks: countOf('networks', values['networks'], 0),
    networksWithPeople: countOf('networks-with-people', values['networks-with-people'], 1),
  };
}

function countOf(name: string, text: string | undefined, usual: number): number {
  if (text === undefined) return usual;
  const count = Number(text);
  if (!/^\d+$/.test(text) || count > MOST_NETWORKS)
    throw new UsageError(`--${name} must be a whole number up to ${MOST_NETWORKS}, not ${text}`);
  return count;
}

function portBase(environment: Record<string, string | undefined>): number {
  try {
    return readPortBase(environment);
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

function parse(words: readonly string[]) {
  try {
    return parseArgs({
      args: [...words],
      options: {
        people: { type: 'string', multiple: true },
        dicom: { type: 'string', multiple: true },
        orthanc: { type: 'boolean' },
        'no-demo-people': { type: 'boolean' },
        today: { type: 'string' },
        networks: { type: 'string' },
        'networks-with-people': { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    throw new UsageError(`${(error as Error).message}\n${USAGE}`);
  }
}
