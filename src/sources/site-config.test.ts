import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { decodeSiteConfig } from './site-config.ts';

const SHIPPED = readFileSync(new URL('../../public/config/sources.json', import.meta.url), 'utf8');

type Shape = {
  identity: Record<string, unknown>;
  sources: Record<string, unknown>[];
  cdsServices?: unknown;
};

/** The problems of the shipped file after one change, as `field: expected`. */
function problemsAfter(change: (config: Shape) => void): readonly string[] {
  const config = JSON.parse(SHIPPED) as Shape;
  change(config);
  const result = decodeSiteConfig(JSON.stringify(config));
  return result.ok
    ? []
    : result.error.map((problem) => `${problem.field}: ${problem.expected} (${problem.found})`);
}

function first(config: Shape): Record<string, unknown> {
  const [source] = config.sources;
  if (source === undefined) throw new Error('the shipped file has sources');
  return source;
}

describe('sources.json', () => {
  it('as shipped is read whole', () => {
    const result = decodeSiteConfig(SHIPPED);
    expect(result.ok && result.value.sources.map((source) => source.id)).toEqual([
      'national',
      'minato',
      'shiokaze',
      'misaki',
    ]);
  });

  it('names the field of every problem, and what was expected and found', () => {
    expect(
      problemsAfter((config) => {
        delete config.identity['clientId'];
      })[0],
    ).toMatch(/^identity\.clientId: .*nothing/u);
    expect(
      problemsAfter((config) => {
        first(config)['fhirBase'] = 'ftp://x/fhir';
      })[0],
    ).toMatch(/^sources\.0\.fhirBase: an https address/u);
    expect(
      problemsAfter((config) => {
        first(config)['seal'] = '全国';
      })[0],
    ).toMatch(/^sources\.0\.seal: exactly one character \("全国"\)/u);
    expect(
      problemsAfter((config) => {
        first(config)['offers'] = ['Observatoin'];
      })[0],
    ).toMatch(/^sources\.0\.offers/u);
    expect(
      problemsAfter((config) => {
        first(config)['fhirbase'] = 'x';
      })[0],
    ).toMatch(/^sources\.0\.fhirbase: no such field/u);
    expect(
      problemsAfter((config) => {
        config.sources = [];
      })[0],
    ).toMatch(/^sources: at least one source/u);
    expect(
      problemsAfter((config) => {
        first(config)['id'] = 'minato';
      })[0],
    ).toMatch(/^sources\.1\.id: an id used once/u);
  });

  it.each([
    [{ pageSize: -1 }, 'sources.0.quirks.pageSize: a whole number from 0 to 5000 (-1)'],
    [{ concurrent: 0 }, 'sources.0.quirks.concurrent: a whole number from 1 to 16 (0)'],
    [{ maxPages: 1.5 }, 'sources.0.quirks.maxPages: a whole number from 1 to 100000 (1.5)'],
    [{ headersMs: '5s' }, 'sources.0.quirks.headersMs: a whole number from 100 to 300000 ("5s")'],
    [{ noMetadata: 'yes' }, 'sources.0.quirks.noMetadata: true or false ("yes")'],
    [{ searchBySubject: ['Observatoin'] }, 'sources.0.quirks.searchBySubject.0: a FHIR resource type'],
    [
      { searchParts: { Observation: [] } },
      'sources.0.quirks.searchParts.Observation: at least one name=value',
    ],
    [
      { searchParts: { Observation: ['patient=1'] } },
      'sources.0.quirks.searchParts.Observation.0: name=value, of one further search parameter ("patient=1")',
    ],
    [{ pagesize: 5 }, 'sources.0.quirks.pagesize: no such field'],
  ])('a quirk %j is named: %s', (quirks, words) => {
    const problems = problemsAfter((config) => {
      first(config)['quirks'] = quirks;
    });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(words);
  });

  it('reads every quirk as it is written, and none where none is', () => {
    const config = JSON.parse(SHIPPED) as Shape;
    const quirks = {
      searchBySubject: ['Observation'],
      pageSize: 0,
      maxPages: 10,
      concurrent: 2,
      noMetadata: true,
      headersMs: 1000,
      pageMs: 2000,
      sourceMs: 3000,
      searchParts: { Observation: ['category=laboratory', 'category=vital-signs'] },
      looseTotal: true,
    };
    first(config)['quirks'] = quirks;
    const result = decodeSiteConfig(JSON.stringify(config));
    expect(result.ok && result.value.sources.map((source) => source.quirks)).toEqual([quirks, {}, {}, {}]);
  });

  it('a source that is asked only where it is located needs a locator and its name there', () => {
    const located = (config: Shape) => {
      config.sources = config.sources.filter((source) => source['ssmix2Base'] === undefined);
      for (const source of config.sources) source['locator'] = false;
      first(config)['ask'] = 'located';
    };
    expect(problemsAfter(located)).toEqual([
      'sources.0.ask: "always", as no source is a locator ("located")',
    ]);
    const nameless = (config: Shape) => {
      first(config)['locator'] = true;
      first(config)['ask'] = 'located';
      delete first(config)['patientIdSystem'];
    };
    expect(problemsAfter(nameless)).toEqual([
      'sources.0.patientIdSystem: the identifier system that the locator uses (nothing)',
    ]);
  });

  it('a source is a FHIR server or a storage of SS-MIX2 files, and a storage does what a storage can', () => {
    const misaki = (config: Shape) => config.sources.find((source) => source['id'] === 'misaki') ?? {};
    expect(
      problemsAfter((config) => {
        misaki(config)['fhirBase'] = 'https://hospital.example/fhir';
        delete first(config)['fhirBase'];
      }),
    ).toEqual([
      'sources.0.fhirBase: either fhirBase or ssmix2Base (neither)',
      'sources.3.fhirBase: either fhirBase or ssmix2Base (both)',
    ]);
    expect(
      problemsAfter((config) => {
        const source = misaki(config);
        Object.assign(source, { ask: 'always', match: true, audit: true, locator: true });
        source['dicomwebBase'] = 'https://hospital.example/dicom-web';
      }),
    ).toEqual([
      'sources.3.ask: "located", as it is a storage of files (ssmix2Base) ("always")',
      'sources.3.locator: false, as it is a storage of files (ssmix2Base) (true)',
      'sources.3.match: false, as it is a storage of files (ssmix2Base) (true)',
      'sources.3.audit: false, as it is a storage of files (ssmix2Base) (true)',
      'sources.3.dicomwebBase: nothing, as it is a storage of files (ssmix2Base) ("https://hospital.example/dicom-web")',
    ]);
  });

  it('keeps the names of brought files for them', () => {
    expect(
      problemsAfter((config) => {
        first(config)['id'] = 'carried-1';
      }),
    ).toEqual(['sources.0.id: an id that does not begin with carried- ("carried-1")']);
  });

  it('refuses plain http anywhere but on this machine', () => {
    expect(
      problemsAfter((config) => {
        first(config)['fhirBase'] = 'http://hospital.example/fhir';
      }),
    ).toHaveLength(1);
  });

  it('says so where it is no JSON at all', () => {
    const result = decodeSiteConfig('{ "identity": ');
    expect(!result.ok && result.error[0]?.expected).toBe('JSON');
  });

  describe('decision support services', () => {
    const service = (more: object = {}) => ({
      id: 'checks',
      name: { ja: '点検', en: 'Checks' },
      url: 'https://cds.example/cds/',
      hooks: ['patient-view'],
      ...more,
    });
    const problems = (...services: readonly object[]) =>
      problemsAfter((config) => {
        config.cdsServices = services;
      });

    it('may be none, and are read as they are written', () => {
      const config = JSON.parse(SHIPPED) as Shape;
      delete config.cdsServices;
      const none = decodeSiteConfig(JSON.stringify(config));
      expect(none.ok && none.value.cdsServices).toEqual([]);
      config.cdsServices = [service({ audience: 'https://cds.example', fhirAuthorization: false })];
      const one = decodeSiteConfig(JSON.stringify(config));
      expect(one.ok && one.value.cdsServices).toEqual([
        {
          id: 'checks',
          name: { ja: '点検', en: 'Checks' },
          url: 'https://cds.example/cds',
          hooks: ['patient-view'],
          audience: 'https://cds.example',
          rank: 0,
        },
      ]);
    });

    it('name the field of every problem', () => {
      expect(problems(service({ url: 'http://cds.example' }))[0]).toMatch(/^cdsServices\.0\.url: an https/u);
      expect(problems(service({ hooks: [] }))).toEqual(['cdsServices.0.hooks: at least one hook ([])']);
      expect(problems(service({ hooks: ['order-sign'] }))).toEqual([
        'cdsServices.0.hooks.0: "patient-view" or "order-select" ("order-sign")',
      ]);
      expect(problems(service({ token: 'x' }))).toEqual(['cdsServices.0.token: no such field ("token")']);
      expect(problems(service(), service())).toEqual(['cdsServices.1.id: an id used once ("checks")']);
    });

    it('are never given a token of a source', () => {
      expect(problems(service({ fhirAuthorization: true }))).toEqual([
        'cdsServices.0.fhirAuthorization: false, as no token of a source is ever handed to a service (true)',
      ]);
      const config = JSON.parse(SHIPPED) as Shape;
      const audience = first(config)['audience'];
      expect(problems(service({ audience }))).toEqual([
        `cdsServices.0.audience: an audience of its own, which is that of no source ("${String(audience)}")`,
      ]);
    });
  });

  it('names what is wrong with the rules of the session, and knows the usual ones', () => {
    const withRule = (session: unknown) => problemsAfter((config) => Object.assign(config, { session }));
    expect(withRule({ idleMinutes: 0 })[0]).toBe('session.idleMinutes: a number from 0.05 to 15 (0)');
    expect(withRule({ idleMinutes: 60 })).toEqual(['session.idleMinutes: a number from 0.05 to 15 (60)']);
    expect(withRule({ absoluteHours: '8' })).toEqual([
      'session.absoluteHours: a number from 0.05 to 12 ("8")',
    ]);
    expect(withRule({ erIdleMinutes: 1 })[0]).toMatch(/^session\.warnSeconds: fewer seconds than/u);
    expect(withRule({ idle: 5 })).toEqual(['session.idle: no such field ("idle")']);
    const usual = decodeSiteConfig(SHIPPED);
    expect(usual.ok && usual.value.session).toEqual({
      idleMinutes: 10,
      erIdleMinutes: 5,
      warnSeconds: 60,
      absoluteHours: 8,
    });
  });

  it('says who may open in an emergency and read the log, asks for a fresh sign-in, and declares a disaster', () => {
    const change = (access: object) =>
      // A rule of two fields is told with both of them: what was found is left out here.
      problemsAfter((config) => Object.assign(config, { access })).map((line) =>
        line.replace(/ \(.*\)$/u, ''),
      );
    const disaster = {
      area: { ja: '潮見市', en: 'Shiomi' },
      from: '2026-11-24T09:00:00+09:00',
      until: '2026-11-30T09:00:00+09:00',
      roles: ['pharmacist'],
    };
    expect(change({ emergencyRoles: ['er'], logRoles: [], stepUp: { maxAgeMinutes: 5 }, disaster })).toEqual(
      [],
    );
    expect(change({ emergencyRoles: ['nobody'] })).toEqual([
      'access.emergencyRoles.0: one of doctor, er, pharmacist, caremanager, officer',
    ]);
    expect(change({ stepUp: { maxAgeMinutes: 0 } })).toEqual([
      'access.stepUp.maxAgeMinutes: a number from 1 to 60',
    ]);
    expect(change({ disaster: { ...disaster, until: disaster.from } })).toEqual([
      'access.disaster.until: a time after "from"',
    ]);
    expect(change({ disaster: { ...disaster, until: '2028-11-24T09:00:00+09:00' } })).toEqual([
      'access.disaster.until: at most 92 days after "from"',
    ]);
    expect(change({ disaster: { ...disaster, from: '2026-11-24' } })).toEqual([
      'access.disaster.from: a time with its offset, as 2026-11-24T09:00:00+09:00',
    ]);
    expect(change({ disaster: { ...disaster, why: 'x' } })).toEqual(['access.disaster.why: no such field']);
  });
});
