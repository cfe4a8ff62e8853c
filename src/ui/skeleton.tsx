/** The shape of rows to come; drawn after 200 ms only, and still. Readers are told by the panel, not by the bars. */
export function Skeleton({ rows = 3 }: { readonly rows?: number }) {
  return (
    <div aria-hidden="true">
      {Array.from({ length: rows }, (_, index) => (
        <div key={index} className="skeleton">
          <i />
          <i />
          <i />
        </div>
      ))}
    </div>
  );
}
