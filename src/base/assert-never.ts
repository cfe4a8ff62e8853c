/** Ends every switch over a union: the compiler refuses a forgotten alternative. */
export function assertNever(value: never): never {
  throw new Error(`unhandled alternative: ${JSON.stringify(value)}`);
}
