/** Stands in for a dependency's dependency that needs node and that no code path of ours reaches (vite.config.ts). */
export function create(): never {
  throw new Error('XML building is not part of this application');
}

export const convert = create;
export const fragment = create;
