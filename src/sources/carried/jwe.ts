import { fromBase64url } from '../../base/base64url.ts';
import { limitedBytes } from '../../base/limited-bytes.ts';
import { isJson, textAt } from '../fhir/json.ts';

const TAG_BITS = 128;
/** Five parts, the second empty: the key was agreed on elsewhere (RFC 7516 §7.1, RFC 7518 §4.5). */
const COMPACT = /^([\w-]+)\.\.([\w-]+)\.([\w-]*)\.([\w-]+)$/u;

function headerOf(text: string) {
  const header: unknown = JSON.parse(new TextDecoder().decode(fromBase64url(text)));
  return isJson(header) ? header : {};
}

/** Unpacks (RFC 7516 `zip: DEF`), and stops where it becomes more than is read: a small file may be a large one. */
async function inflated(bytes: Uint8Array<ArrayBuffer>, most: number): Promise<Uint8Array | 'tooLarge'> {
  const unpacked = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
  return (await limitedBytes(unpacked, most)) ?? 'tooLarge';
}

/** What a JWE with `dir` and A256GCM says, by the browser's own cipher; undefined where key and text do not fit. */
export async function openJwe(
  sealed: string,
  key: Uint8Array<ArrayBuffer>,
  most: number,
): Promise<Uint8Array | 'tooLarge' | undefined> {
  const [, head = '', iv = '', text = '', tag = ''] = COMPACT.exec(sealed.trim()) ?? [];
  try {
    const header = headerOf(head);
    const zip = textAt(header, 'zip');
    if (textAt(header, 'alg') !== 'dir' || textAt(header, 'enc') !== 'A256GCM') return undefined;
    if (zip !== undefined && zip !== 'DEF') return undefined;
    const made = await crypto.subtle.importKey('raw', key, 'AES-GCM', false, ['decrypt']);
    const whole = new Blob([fromBase64url(text), fromBase64url(tag)]);
    const plain = await crypto.subtle.decrypt(
      {
        name: 'AES-GCM',
        iv: fromBase64url(iv),
        additionalData: new TextEncoder().encode(head),
        tagLength: TAG_BITS,
      },
      made,
      await whole.arrayBuffer(),
    );
    const bytes = new Uint8Array(plain);
    return zip === undefined ? bytes : await inflated(bytes, most);
  } catch {
    return undefined;
  }
}
