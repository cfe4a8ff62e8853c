/** Types that are read as text, whatever they mean to a machine: nothing in them is interpreted. */
export function isTextual(contentType: string): boolean {
  const type = mediaType(contentType);
  return type.startsWith('text/') || /[/+](xml|json)$/u.test(type) || type === 'application/hl7-v2';
}

/** Pictures that a browser decodes without running anything. */
export function isPicture(contentType: string): boolean {
  return ['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/bmp'].includes(mediaType(contentType));
}

export function isPdf(contentType: string): boolean {
  return mediaType(contentType) === 'application/pdf';
}

/** HTML of a source goes through the sanitiser; other text is shown as it is. */
export function isMarkup(contentType: string): boolean {
  return ['text/html', 'application/xhtml+xml'].includes(mediaType(contentType));
}

function mediaType(contentType: string): string {
  return (contentType.split(';')[0] ?? '').trim().toLowerCase();
}

/** The bytes in the character set that the type names, UTF-8 otherwise; Shift_JIS and EUC-JP still occur. */
export function decodeText(bytes: Uint8Array, contentType: string): string {
  const charset = /charset\s*=\s*"?([^";\s]+)/iu.exec(contentType)?.[1] ?? 'utf-8';
  try {
    return new TextDecoder(charset).decode(bytes);
  } catch {
    // An unknown name of a character set: UTF-8 is what FHIR prescribes.
    return new TextDecoder('utf-8').decode(bytes);
  }
}
