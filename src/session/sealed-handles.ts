import { fromBase64url, toBase64url } from '../base/base64url.ts';
import { type Brand, branded } from '../base/brand.ts';
import type { ChartHandle, SourceId } from '../domain/ids.ts';

/** Which record of which source a chart consists of: all that is needed to open it again after a reload. */
export interface ChartLink {
  readonly source: SourceId;
  readonly patientId: string;
}

type Base64Url = Brand<string, 'Base64Url'>;

const PREFIX = 'hitome.chart.';

function encode(bytes: Uint8Array): Base64Url {
  return branded<Base64Url>(toBase64url(bytes));
}

async function keyOf(handle: string): Promise<{ readonly key: CryptoKey; readonly name: string }> {
  const secret = await crypto.subtle.digest('SHA-256', fromBase64url(handle));
  const name = await crypto.subtle.digest('SHA-256', new Uint8Array([...new Uint8Array(secret), 1]));
  const key = await crypto.subtle.importKey('raw', secret, 'AES-GCM', false, ['encrypt', 'decrypt']);
  return { key, name: PREFIX + encode(new Uint8Array(name)) };
}

function isChartLink(value: unknown): value is ChartLink {
  return typeof value === 'object' && value !== null && 'source' in value && 'patientId' in value;
}

/**
 * Chart handles that outlive a reload of the page. The handle in the URL is a random key; the storage holds, under a
 * name derived from it, the links sealed with it. Either alone says nothing of anyone, and the tab's end ends both.
 */
export async function sealChart(links: readonly ChartLink[], storage: Storage): Promise<ChartHandle> {
  const handle = encode(crypto.getRandomValues(new Uint8Array(16)));
  const { key, name } = await keyOf(handle);
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const text = new TextEncoder().encode(JSON.stringify(links));
  const sealed = new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, text));
  storage.setItem(name, `${encode(iv)}.${encode(sealed)}`);
  return branded<ChartHandle>(handle);
}

/** The links behind a handle; undefined for one that was not made in this tab or has been wiped. */
export async function openSealedChart(
  handle: string,
  storage: Storage,
): Promise<readonly ChartLink[] | undefined> {
  if (!/^[\w-]{22}$/u.test(handle)) return undefined;
  try {
    const { key, name } = await keyOf(handle);
    const [iv, sealed] = (storage.getItem(name) ?? '').split('.');
    if (iv === undefined || sealed === undefined) return undefined;
    const text = await crypto.subtle.decrypt(
      { name: 'AES-GCM', iv: fromBase64url(iv) },
      key,
      fromBase64url(sealed),
    );
    const links: unknown = JSON.parse(new TextDecoder().decode(text));
    return Array.isArray(links) ? links.filter(isChartLink) : undefined;
  } catch {
    return undefined;
  }
}

/** Forgets every chart of this tab: on sign-out, and when somebody else signs in. */
export function wipeSealedCharts(storage: Storage): void {
  for (const name of Object.keys(storage)) if (name.startsWith(PREFIX)) storage.removeItem(name);
}
