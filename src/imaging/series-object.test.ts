import { describe, expect, test } from 'vitest';
import { dicomMoment, readReport, referencesWithin } from './content-tree.ts';
import { curvePath, isVoltage, measuredChannels, readWaveform } from './waveform.ts';

const text = (vr: string, value: string | number) => ({ vr, Value: [value] });
const items = (...Value: readonly object[]) => ({ vr: 'SQ', Value });

function code(value: string, meaning: string) {
  return items({
    '00080100': text('SH', value),
    '00080102': text('SH', 'DCM'),
    '00080104': text('LO', meaning),
  });
}

function line(type: string, name: string, more: object) {
  return { '0040A040': text('CS', type), '0040A043': code('1', name), ...more };
}

function image(uid: string, frames?: string) {
  return items({
    '00081150': text('UI', '1.2'),
    '00081155': text('UI', uid),
    ...(frames === undefined ? {} : { '00081160': text('IS', frames) }),
  });
}

describe('a structured report', () => {
  const report = readReport({
    '0040A043': code('126000', 'Measurements'),
    '0040A491': text('CS', 'PARTIAL'),
    '0040A073': items({
      '0040A075': { vr: 'PN', Value: [{ Alphabetic: 'Sato^Ken', Ideographic: '佐藤^健' }] },
    }),
    '0040A730': items(
      line('CONTAINER', 'Findings', {
        '0040A730': items(
          line('NUM', 'Diameter', {
            '0040A300': items({ '0040A30A': text('DS', 12.4), '004008EA': code('mm', 'millimeter') }),
          }),
          line('NUM', 'Not measured', {
            '0040A300': items(),
            '0040A301': code('114006', 'Measurement failure'),
          }),
          line('IMAGE', 'Source', { '00081199': image('1.1', '2\\3') }),
        ),
      }),
      line('CODE', 'Impression', { '0040A168': code('N', 'Nodule') }),
      line('DATETIME', 'At', { '0040A120': text('DT', '20260110093015') }),
      line('IMAGE', 'Again', { '00081199': image('1.1', '2\\3') }),
    ),
  });

  test('keeps the tree, the values and the words of its codes', () => {
    expect(report).toMatchObject({ title: 'Measurements', completion: 'PARTIAL', verifiers: ['佐藤 健'] });
    expect(report.verification).toBeUndefined();
    const [findings, impression, at] = report.nodes;
    expect(findings?.children.map(({ name, text: value }) => [name, value])).toEqual([
      ['Diameter', '12.4 mm'],
      ['Not measured', 'Measurement failure'],
      ['Source', undefined],
    ]);
    expect(impression).toMatchObject({ name: 'Impression', text: 'Nodule', code: 'N (DCM)' });
    expect(at?.text).toBe('2026-01-10 09:30:15');
  });

  test('names each image it points to once', () => {
    expect(referencesWithin(report.nodes)).toEqual([{ sopClass: '1.2', instanceUid: '1.1', frames: [2, 3] }]);
  });

  test('a tree without an end is read to a depth', () => {
    const endless: Record<string, unknown> = { '0040A040': text('CS', 'CONTAINER') };
    endless['0040A730'] = { vr: 'SQ', Value: [endless] };
    expect(readReport(endless).nodes).toHaveLength(1);
  });

  test('what is no date stays as it came', () => {
    expect(dicomMoment('昨年')).toBe('昨年');
  });
});

function channel(name: string, unit: string) {
  return {
    '003A0208': code(name, `Lead ${name}`),
    '003A0210': text('DS', 2.5),
    '003A0211': code(unit, unit),
    '003A0212': text('DS', 2),
    '003A0213': text('DS', 5),
  };
}

function waveform(unit: string, samples = 2) {
  return readWaveform({
    '54000100': items({
      '003A0010': text('UL', samples),
      '003A001A': text('DS', 500),
      '003A0200': items(channel('I (Einthoven)', unit), channel('II', unit)),
      '54001004': text('US', 16),
      '54001006': text('CS', 'SS'),
      '54001010': { vr: 'OW', InlineBinary: '' },
    }),
  });
}

describe('a waveform', () => {
  test('is brought to millivolts, with its sensitivity, correction and baseline', () => {
    const [group] = waveform('uV');
    if (group === undefined) throw new Error('no group');
    expect(group.channels.map(({ name }) => name)).toEqual(['I', 'II']);
    expect(isVoltage(group)).toBe(true);
    const stored = new Uint8Array(Int16Array.of(100, -100, 200, 0).buffer);
    const curves = measuredChannels(group, stored)?.map((curve) =>
      Array.from(curve, (value) => value.toFixed(3)),
    );
    expect(curves).toEqual([
      ['0.505', '1.005'],
      ['-0.495', '0.005'],
    ]);
  });

  test('with fewer bytes than told is no curve at all', () => {
    const [group] = waveform('uV', 3);
    if (group === undefined) throw new Error('no group');
    expect(measuredChannels(group, new Uint8Array(8))).toBeUndefined();
  });

  test('that is no voltage has no grid of millivolts', () => {
    const [group] = waveform('mm[Hg]');
    expect(group && isVoltage(group)).toBe(false);
  });

  test('without samples has no time and is left out', () => {
    expect(waveform('uV', 0)).toEqual([]);
  });

  test('keeps its peaks when several samples share a step', () => {
    const values = Float32Array.from({ length: 100 }, (_, index) =>
      index === 55 ? 2 : index === 57 ? -1 : 0,
    );
    const path = curvePath(values, 0.05, 10, 0.5);
    expect(path).toContain('2.75 -20.00');
    expect(path).toContain('2.85 10.00');
    expect(path.split('L').length).toBeLessThan(20);
  });
});
