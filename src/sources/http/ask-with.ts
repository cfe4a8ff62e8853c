import type { HttpAsk, SourceHttp } from '../http.ts';

/** The same line with something told beside every question: how urgent it is, whose budget it is counted in. */
export function askWith(
  http: SourceHttp,
  told: () => Partial<Pick<HttpAsk, 'priority' | 'budget'>>,
): SourceHttp {
  return { revive: http.revive, ask: (ask) => http.ask({ ...told(), ...ask }) };
}
