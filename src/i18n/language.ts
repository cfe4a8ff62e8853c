/** The tongues of the screen. Japanese comes first: it is the source of the keys. */
export const LANGUAGES = ['ja', 'en'] as const;

export type Language = (typeof LANGUAGES)[number];
