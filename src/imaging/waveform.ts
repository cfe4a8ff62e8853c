import { tagNumber, tagText } from '../sources/dicomweb/dicom-json.ts';
import type { Json } from '../sources/fhir/json.ts';
import { type Bulk, tagBulk, tagItems } from './dicom-values.ts';

/** One channel of a waveform: how its stored samples become what was measured (PS3.3 C.10.9). */
export interface Channel {
  readonly name: string;
  readonly unit: string;
  /** Measured value = stored × scale + baseline. */
  readonly scale: number;
  readonly baseline: number;
}

/** Channels that were recorded together. */
export interface WaveformGroup {
  readonly label: string | undefined;
  readonly hertz: number;
  readonly samples: number;
  readonly channels: readonly Channel[];
  readonly bits: number;
  readonly signed: boolean;
  readonly data: Bulk | undefined;
}

const T = {
  meaning: '00080104',
  code: '00080100',
  channels: '003A0005',
  samples: '003A0010',
  hertz: '003A001A',
  label: '003A0020',
  definitions: '003A0200',
  source: '003A0208',
  sensitivity: '003A0210',
  units: '003A0211',
  correction: '003A0212',
  baseline: '003A0213',
  groups: '54000100',
  bits: '54001004',
  interpretation: '54001006',
  data: '54001010',
} as const;

/** Names of leads differ between systems: `Lead I (Einthoven)` is lead I. */
function leadName(text: string): string {
  return text
    .replace(/\s*\([^)]*\)/gu, '')
    .replace(/^lead\s+/iu, '')
    .trim();
}

function channelOf(definition: Json): Channel {
  const [source] = tagItems(definition, T.source);
  const [unit] = tagItems(definition, T.units);
  return {
    name: leadName((source && (tagText(source, T.meaning) ?? tagText(source, T.code))) ?? ''),
    unit: (unit && tagText(unit, T.code)) ?? '',
    scale: (tagNumber(definition, T.sensitivity) ?? 1) * (tagNumber(definition, T.correction) ?? 1),
    baseline: tagNumber(definition, T.baseline) ?? 0,
  };
}

/** The groups of a waveform object; a group without a rate or samples is left out, for it has no time. */
export function readWaveform(dataset: Json): readonly WaveformGroup[] {
  return tagItems(dataset, T.groups).flatMap((group) => {
    const hertz = tagNumber(group, T.hertz) ?? 0;
    const samples = tagNumber(group, T.samples) ?? 0;
    if (hertz <= 0 || samples <= 0) return [];
    const interpretation = tagText(group, T.interpretation) ?? 'SS';
    return [
      {
        label: tagText(group, T.label),
        hertz,
        samples,
        channels: tagItems(group, T.definitions).map(channelOf),
        bits: tagNumber(group, T.bits) ?? 16,
        signed: interpretation.startsWith('S'),
        data: tagBulk(group, T.data),
      },
    ];
  });
}

const MILLIVOLTS: Readonly<Record<string, number>> = {
  mV: 1,
  uV: 0.001,
  µV: 0.001,
  μV: 0.001,
  V: 1000,
  nV: 1e-6,
};

/** True if every channel is a voltage: only then has a grid of millivolts a meaning. */
export function isVoltage({ channels }: WaveformGroup): boolean {
  return channels.length > 0 && channels.every(({ unit }) => unit in MILLIVOLTS);
}

/**
 * What each channel measured, in millivolts where it is a voltage. Undefined where the bytes are fewer than told:
 * a curve that ends early must not look like a heart that does.
 */
export function measuredChannels(
  group: WaveformGroup,
  bytes: Uint8Array<ArrayBuffer>,
): readonly Float32Array[] | undefined {
  const { channels, samples, bits, signed } = group;
  const width = bits === 8 ? 1 : bits === 16 ? 2 : 0;
  if (width === 0 || channels.length === 0 || bytes.length < channels.length * samples * width)
    return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const read = (at: number) =>
    width === 1
      ? signed
        ? view.getInt8(at)
        : view.getUint8(at)
      : signed
        ? view.getInt16(at * 2, true)
        : view.getUint16(at * 2, true);
  return channels.map(({ scale, baseline, unit }, channel) => {
    const factor = MILLIVOLTS[unit] ?? 1;
    return Float32Array.from(
      { length: samples },
      (_, sample) => (read(sample * channels.length + channel) * scale + baseline) * factor,
    );
  });
}

/** A curve as an SVG path; where several samples share one step across, their least and greatest stand for them. */
export function curvePath(
  values: Float32Array,
  acrossPerSample: number,
  downPerUnit: number,
  step: number,
): string {
  const perStep = Math.max(1, Math.floor(step / acrossPerSample));
  const points: string[] = [];
  const point = (index: number) =>
    `${(index * acrossPerSample).toFixed(2)} ${(-(values[index] ?? 0) * downPerUnit).toFixed(2)}`;
  for (let start = 0; start < values.length; start += perStep) {
    let [least, greatest] = [start, start];
    for (let index = start; index < Math.min(values.length, start + perStep); index += 1) {
      if ((values[index] ?? 0) < (values[least] ?? 0)) least = index;
      if ((values[index] ?? 0) > (values[greatest] ?? 0)) greatest = index;
    }
    points.push(point(Math.min(least, greatest)));
    if (least !== greatest) points.push(point(Math.max(least, greatest)));
  }
  return `M${points.join('L')}`;
}
