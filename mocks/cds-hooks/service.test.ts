import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestWorld, type TestWorld } from '../world/test-world.ts';

const YJ = 'http://capstandard.jp/iyaku.info/CodeSystem/YJ-code';
const TODAY = '2026-03-10';

let world: TestWorld;

beforeAll(async () => {
  world = await startTestWorld({ today: TODAY });
});

afterAll(() => world.stop());

function order(text: string, code: string | undefined, authoredOn: string, days?: number) {
  return {
    resource: {
      resourceType: 'MedicationRequest',
      authoredOn,
      medicationCodeableConcept: {
        text,
        ...(code === undefined ? {} : { coding: [{ system: YJ, code }] }),
      },
      ...(days === undefined ? {} : { dispenseRequest: { expectedSupplyDuration: { value: days } } }),
    },
  };
}

function bundle(...entry: object[]) {
  return { resourceType: 'Bundle', type: 'searchset', ...(entry.length === 0 ? {} : { entry }) };
}

function post(body: object | string, headers: Record<string, string> = {}) {
  return fetch(`${world.cds.base}/cds-services/medication-checks`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
}

async function cards(prefetch: object | undefined, context: object = {}): Promise<string[]> {
  const answer = await post({
    hook: 'patient-view',
    hookInstance: 'x',
    context: { userId: 'Practitioner/doctor', patientId: 'p', ...context },
    ...(prefetch === undefined ? {} : { prefetch }),
  });
  if (answer.status !== 200) return [String(answer.status)];
  const told = (await answer.json()) as { cards: { indicator: string; summary: string }[] };
  return told.cards.map(({ indicator, summary }) => `${indicator} ${summary}`);
}

const APIXABAN = order('エリキュース錠２．５ｍｇ', '3339004F1029', '2026-02-20', 42);
const LOXOPROFEN = order('ロキソプロフェンＮａ錠６０ｍｇ', '1149019F1706', '2026-03-03', 14);
const TAPE = order('ロキソプロフェンＮａテープ１００ｍｇ', '2649735S2169', '2026-03-03');

describe('the demo CDS service', () => {
  test('says what it offers, for two hooks', async () => {
    const told = (await (await fetch(`${world.cds.base}/cds-services`)).json()) as { services: unknown[] };
    expect(told.services).toMatchObject([
      { id: 'medication-checks', hook: 'patient-view' },
      { id: 'medication-checks', hook: 'order-select' },
    ]);
  });

  test('judges what is in use, by codes and dates', async () => {
    const both = ['warning 併用注意：経口抗凝固薬 と ロキソプロフェン（内服）'];
    expect(await cards({ prescriptions: bundle(APIXABAN, LOXOPROFEN) })).toEqual(both);
    expect(await cards({ prescriptions: bundle(APIXABAN), dispensings: bundle(LOXOPROFEN) })).toEqual(both);
    expect(await cards({ prescriptions: bundle(APIXABAN, TAPE) })).toEqual([]);
    const over = order('ロキソプロフェンＮａ錠６０ｍｇ', '1149019F1706', '2026-02-01', 14);
    expect(await cards({ prescriptions: bundle(APIXABAN, over) })).toEqual([]);
  });

  test('knows a pair that must not be taken together, also of an order somebody thinks of', async () => {
    const dabigatran = order('プラザキサカプセル１１０ｍｇ', '3339001M2020', '2026-03-01', 28);
    const draft = order('イトリゾールカプセル５０', '6290004M1029', TODAY);
    const words = ['critical 併用禁忌：ダビガトラン と イトラコナゾール（経口）'];
    expect(await cards({ prescriptions: bundle(dabigatran, draft) })).toEqual(words);
    expect(await cards({ prescriptions: bundle(dabigatran) }, { draftOrders: bundle(draft) })).toEqual(words);
  });

  test('says of which medicines it judged nothing', async () => {
    expect(await cards({ prescriptions: bundle(order('市販薬', undefined, '2026-03-05', 14)) })).toEqual([
      'info コードのない薬1種類は点検していません',
    ]);
  });

  test('does not judge on nothing, nor take a token or nonsense', async () => {
    expect(await cards(undefined)).toEqual(['412']);
    expect(await cards({ prescriptions: bundle() })).toEqual([]);
    expect((await post('{')).status).toBe(400);
    expect((await post({ hook: 'order-sign' })).status).toBe(400);
    expect((await post({}, { Authorization: 'Bearer x' })).status).toBe(400);
  });

  test('misbehaves on request, and answers the app across origins', async () => {
    const faults = `${world.cds.origin}/faults`;
    await fetch(faults, { method: 'POST', body: JSON.stringify({ kind: '500', times: 1 }) });
    const services = `${world.cds.base}/cds-services`;
    expect((await fetch(services)).status).toBe(500);
    const answer = await fetch(services, { headers: { Origin: world.app } });
    expect([answer.status, answer.headers.get('access-control-allow-origin')]).toEqual([200, world.app]);
    const unknown = await fetch(faults, { method: 'POST', body: JSON.stringify({ kind: 'no-total' }) });
    expect(unknown.status).toBe(400);
  });
});
