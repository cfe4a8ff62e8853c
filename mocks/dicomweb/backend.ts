/** What the front of a source asks of whoever holds its pictures. */

export interface DicomWebRequest {
  method: string;
  /** Below /dicom-web, without the query. */
  path: string;
  query: URLSearchParams;
  headers: Record<string, string | undefined>;
  body?: Uint8Array;
}

export interface DicomWebAnswer {
  status: number;
  headers: Record<string, string>;
  body: Uint8Array;
}

export interface DicomWebBackend {
  handle(request: DicomWebRequest): Promise<DicomWebAnswer>;
  close(): Promise<void>;
}

const utf8 = new TextEncoder();

export function jsonAnswer(value: unknown, headers: Record<string, string> = {}): DicomWebAnswer {
  return {
    status: 200,
    headers: { 'content-type': 'application/dicom+json', ...headers },
    body: utf8.encode(JSON.stringify(value)),
  };
}

export function bytesAnswer(contentType: string, body: Uint8Array): DicomWebAnswer {
  return { status: 200, headers: { 'content-type': contentType }, body };
}

export function refusal(status: number, reason: string): DicomWebAnswer {
  return { status, headers: { 'content-type': 'text/plain; charset=utf-8' }, body: utf8.encode(reason) };
}

export function nothing(): DicomWebAnswer {
  return { status: 204, headers: {}, body: new Uint8Array(0) };
}
