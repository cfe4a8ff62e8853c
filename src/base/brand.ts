declare const brand: unique symbol;

/** A type of its own over a plain value: two ids of different things cannot be swapped unnoticed. */
export type Brand<T, Name extends string> = T & { readonly [brand]: Name };

/** The one place where a plain value becomes a branded one; call it at the edge, once. */
export function branded<B extends Brand<unknown, string>>(value: unknown): B {
  return value as B;
}
