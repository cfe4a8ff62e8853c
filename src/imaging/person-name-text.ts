import { isJson, type Json } from '../sources/fhir/json.ts';

/** A person's name as it is written; the ideographic group before the alphabetic one. */
export function personNameText(dataset: Json, tag: string): string | undefined {
  const element = dataset[tag];
  const values: unknown = isJson(element) ? element['Value'] : undefined;
  const [name] = Array.isArray(values) ? (values as readonly unknown[]) : [];
  const group = isJson(name) ? (name['Ideographic'] ?? name['Alphabetic'] ?? name['Phonetic']) : name;
  if (typeof group !== 'string') return undefined;
  return group.split('^').filter(Boolean).join(' ') || undefined;
}
