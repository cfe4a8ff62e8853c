/** Where one sentence ends: after a full stop or a line. A point between figures (2.5) ends nothing. */
export const SENTENCE_END = /(?<=[。．！？!?\n])|(?<=\.)(?=\s)/u;

/** Sentences of a text, with their own end marks, none of them blank. */
export function sentencesOf(text: string): readonly string[] {
  return text
    .split(SENTENCE_END)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');
}
