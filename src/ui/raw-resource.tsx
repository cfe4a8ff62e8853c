import { useMemo } from 'react';

/** A resource as it came, as text: nothing in it is ever run, followed or drawn. */
export function RawResource({ value, label }: { readonly value: unknown; readonly label: string }) {
  const json = useMemo(() => JSON.stringify(value, null, 2) ?? String(value), [value]);
  return (
    <pre className="raw" tabIndex={0} role="region" aria-label={label} data-raw>
      {json}
    </pre>
  );
}
