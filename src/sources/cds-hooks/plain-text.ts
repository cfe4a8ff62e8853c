/** Longest text that is taken of any one element; a card is read in seconds or not at all. */
const MOST_CHARACTERS = 20_000;

/** Controls that reorder or hide the text around them (Unicode UAX #9, §2): told as what they are. */
const REORDERING = /[\u200E\u200F\u061C\u202A-\u202E\u2066-\u2069]/gu;

/** Every other control but tab and line feed. */
// oxlint-disable-next-line no-control-regex -- to be taken out is what they are named for
const CONTROLS = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F]/gu;

function named(character: string): string {
  return `⟨U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}⟩`;
}

/** Foreign text for the screen: no controls, nothing that turns neighbouring words round, of bounded length. */
export function plainText(text: string): string {
  const cut = text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS)}…` : text;
  return cut.replace(/\r\n?/gu, '\n').replace(REORDERING, named).replace(CONTROLS, '').trim();
}

/** The same on one line. */
export function plainLine(text: string): string {
  return plainText(text).replace(/\s+/gu, ' ');
}

/** An absolute http(s) address without a sign-in in it; undefined for anything else. */
export function outsideAddress(text: string | undefined): string | undefined {
  if (text === undefined || !/^https?:\/\//iu.test(text.trim()) || !URL.canParse(text.trim()))
    return undefined;
  const url = new URL(text.trim());
  if (url.username !== '' || url.password !== '' || url.hostname === '') return undefined;
  return url.protocol === 'https:' || url.protocol === 'http:' ? url.href : undefined;
}
