import { useEffect, useRef, useState } from 'react';

interface ThumbnailProps {
  /** Asked once, when the place of the picture comes into view. */
  readonly load: (signal: AbortSignal) => Promise<Blob | undefined>;
  readonly className?: string;
}

/** A small picture that is fetched when it is seen; an empty place while there is none, and where none is given. */
export function Thumbnail({ load, className = 'thumbnail' }: ThumbnailProps) {
  const place = useRef<HTMLSpanElement>(null);
  const [address, setAddress] = useState<string>();
  useEffect(() => {
    const element = place.current;
    if (element === null) return undefined;
    const leaving = new AbortController();
    let made: string | undefined;
    const begin = () => {
      load(leaving.signal).then(
        (picture) => {
          if (picture === undefined || leaving.signal.aborted) return;
          made = URL.createObjectURL(picture);
          setAddress(made);
        },
        // A preview that does not come is missed by nobody.
        () => undefined,
      );
    };
    const observer = new IntersectionObserver((seen) => {
      if (!seen.some((one) => one.isIntersecting)) return;
      observer.disconnect();
      begin();
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
      leaving.abort();
      setAddress(undefined);
      if (made !== undefined) URL.revokeObjectURL(made);
    };
  }, [load]);
  return (
    <span ref={place} className={className} data-here={address !== undefined}>
      {address === undefined ? null : <img src={address} alt="" />}
    </span>
  );
}
