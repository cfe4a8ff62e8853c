import type { RawResource } from '../domain/provenance.ts';

/** One line of what a Patient resource says, in Japanese order and in its own words. */
export interface PatientParts {
  readonly names: readonly string[];
  readonly addresses: readonly string[];
  readonly telecoms: readonly string[];
  readonly identifiers: readonly { readonly system: string; readonly value: string }[];
}

function recordsOf(value: unknown): readonly Readonly<Record<string, unknown>>[] {
  if (!Array.isArray(value)) return [];
  return value.filter(
    (item): item is Readonly<Record<string, unknown>> => typeof item === 'object' && item !== null,
  );
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function textsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];
}

function nameOf(name: Readonly<Record<string, unknown>>): string {
  const parts = [textOf(name['family']), ...textsOf(name['given'])].filter((part) => part !== '');
  return textOf(name['text']) || parts.join(' ');
}

function addressOf(address: Readonly<Record<string, unknown>>): string {
  const code = textOf(address['postalCode']);
  const place = [textOf(address['state']), textOf(address['city']), ...textsOf(address['line'])].join('');
  const said = textOf(address['text']) || place;
  return code === '' || said.includes(code) ? said : `〒${code} ${said}`;
}

/** Reads a Patient as it came, whatever is missing or misshapen in it. */
export function patientParts(raw: RawResource): PatientParts {
  const filled = (texts: readonly string[]) => [...new Set(texts.filter((text) => text !== ''))];
  return {
    names: filled(recordsOf(raw['name']).map(nameOf)),
    addresses: filled(recordsOf(raw['address']).map(addressOf)),
    telecoms: filled(recordsOf(raw['telecom']).map((telecom) => textOf(telecom['value']))),
    identifiers: recordsOf(raw['identifier'])
      .map((identifier) => ({ system: textOf(identifier['system']), value: textOf(identifier['value']) }))
      .filter((identifier) => identifier.value !== ''),
  };
}
