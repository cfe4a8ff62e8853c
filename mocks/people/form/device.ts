import { compact } from '../world.ts';
import type { Chart } from '../world.ts';
import { inEach, instanceId, meta, provenanceOf } from './common.ts';
import type { Origin, Refs } from './common.ts';

export type DeviceSpec = Origin & {
  /** What it is, in the words of the record. */
  text: string;
  product?: string;
  maker?: string;
  /** What the label says about MRI, only where the record holds it. */
  mri?: string;
  bodySite?: string;
  from?: string;
  until?: string;
  reason?: string;
  note?: string;
  /** Settings and sizes (tube 16 Fr, mode DDD …). */
  properties?: { name: string; value: string }[];
  /** What stands on its label: device identifier, lot, serial number. */
  label?: { udi: string; lot?: string; serial?: string; model?: string };
};

export function addDevice(charts: readonly Chart[], spec: DeviceSpec): Refs {
  return inEach(charts, (chart) => {
    const device = chart.put({
      resourceType: 'Device',
      ...compact({
        meta: meta(chart, 'Device', spec.at),
        identifier: [instanceId(chart, 'Device', spec, spec.text)],
        status: spec.until === undefined ? 'active' : 'inactive',
        udiCarrier: spec.label === undefined ? undefined : [{ deviceIdentifier: spec.label.udi }],
        manufacturer: spec.maker,
        lotNumber: spec.label?.lot,
        serialNumber: spec.label?.serial,
        modelNumber: spec.label?.model,
        deviceName:
          spec.product === undefined ? undefined : [{ name: spec.product, type: 'user-friendly-name' }],
        type: { text: spec.text },
        property: spec.properties?.map((p) => ({ type: { text: p.name }, valueCode: [{ text: p.value }] })),
        patient: chart.subject,
        safety: spec.mri === undefined ? undefined : [{ text: spec.mri }],
        note: spec.mri === undefined ? undefined : [{ text: `MRI: ${spec.mri}` }],
      }),
    });
    return chart.put({
      resourceType: 'DeviceUseStatement',
      ...compact({
        meta: meta(chart, 'DeviceUseStatement', spec.at),
        ...provenanceOf(chart, spec),
        identifier: [instanceId(chart, 'DeviceUse', spec, spec.text)],
        status: spec.until === undefined ? 'active' : 'completed',
        subject: chart.subject,
        timingPeriod: spec.from === undefined ? undefined : compact({ start: spec.from, end: spec.until }),
        recordedOn: spec.at,
        device: { reference: device, display: spec.product ?? spec.text },
        reasonCode: spec.reason === undefined ? undefined : [{ text: spec.reason }],
        bodySite: spec.bodySite === undefined ? undefined : { text: spec.bodySite },
        note: spec.note === undefined ? undefined : [{ text: spec.note }],
      }),
    });
  });
}
