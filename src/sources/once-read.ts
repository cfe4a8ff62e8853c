import type { Result } from '../base/result.ts';
import type { Fault } from '../domain/fault.ts';

/** Something read at most once: shared while it is read, kept when it was read, asked again when that failed. */
export interface OnceRead<T> {
  readonly get: (signal: AbortSignal) => Promise<Result<T, Fault>>;
  readonly forget: () => void;
}

export function onceRead<T>(read: (signal: AbortSignal) => Promise<Result<T, Fault>>): OnceRead<T> {
  let reading: { readonly result: Promise<Result<T, Fault>>; readonly signal: AbortSignal } | undefined;
  return {
    forget: () => {
      reading = undefined;
    },
    get: async (signal) => {
      for (;;) {
        signal.throwIfAborted();
        reading ??= { result: read(signal), signal };
        const mine = reading;
        const drop = () => {
          if (reading === mine) reading = undefined;
        };
        try {
          const result = await mine.result;
          if (!result.ok) drop();
          return result;
        } catch (cause) {
          drop();
          // Who began it has left; whoever still waits begins anew.
          if (!mine.signal.aborted) throw cause;
        }
      }
    },
  };
}
