/** One digit after the point, and no minus before a nought. */
export function millimetreText(value: number): string {
  const text = value.toFixed(1);
  return text === '-0.0' ? '0.0' : text;
}
