import { describe, expect, it } from 'vitest';
import { branded } from '../../../base/brand.ts';
import type { SourceId } from '../../../domain/ids.ts';
import type { RawResource } from '../../../domain/provenance.ts';
import { SAMPLES } from '../../../testing/coverage-samples.ts';
import { entryToLines } from '../../../testing/entry-to-text.ts';
import { bundleLookup } from '../references.ts';
import type { Context } from './context.ts';
import { isDocumentBundle, normaliseDocumentBundle } from './document-bundle.ts';
import { normalise } from './registry.ts';

function readSample(resources: readonly object[]): readonly string[] {
  const lookup = bundleLookup({ entry: resources.map((resource) => ({ resource })) });
  const context: Context = { source: branded<SourceId>('a'), fetchedAt: new Date(0), lookup };
  return resources.flatMap((each) => {
    const resource = { id: 'x', ...each } as unknown as RawResource;
    const whole: boolean = isDocumentBundle(resource);
    const read = whole
      ? normaliseDocumentBundle(resource, context, 'Bundle/x')
      : normalise(resource, context);
    return [...read.entries.flatMap(entryToLines), ...read.issues.map((issue) => `?${issue.problem}`)];
  });
}

describe.each(SAMPLES)('the lists of what a record holds: %s', (name, samples) => {
  it.each(samples.map(([title, ...resources]) => ({ title, resources })))('$title', ({ resources }) => {
    expect(readSample(resources).filter((line) => !line.startsWith('?u'))).not.toEqual([]);
  });

  it('are read as the reviewed picture shows', async () => {
    const lines = samples.flatMap(([title, ...resources]) => [`# ${title}`, ...readSample(resources), '']);
    await expect(lines.join('\n')).toMatchFileSnapshot(`pictures/${name}.txt`);
  });
});
