import { useEffect, useState } from 'react';
import { useText } from '../../i18n/text.ts';

interface Drawing {
  readonly size: number;
  readonly path: string;
}

/** Modules of light around a code (ISO/IEC 18004, 6.3.8). */
const QUIET = 4;

function pathOf(modules: readonly (readonly boolean[])[]): string {
  return modules.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))).join('');
}

/** The essentials for the next hospital as one code on the paper. What draws it comes with the first sheet that stands still. */
export function EssentialsCode({ words }: { readonly words: string | undefined }) {
  const { t } = useText();
  const [drawing, setDrawing] = useState<Drawing>();
  useEffect(() => {
    if (words === undefined) return undefined;
    let isOld = false;
    async function draw(said: string): Promise<void> {
      const { encodeQR } = await import('qr');
      const modules = encodeQR(said, 'raw', { ecc: 'medium', encoding: 'byte', border: QUIET });
      if (!isOld) setDrawing({ size: modules.length, path: pathOf(modules) });
    }
    void draw(words);
    return () => {
      isOld = true;
    };
  }, [words]);
  if (drawing === undefined) return null;
  return (
    <figure className="er-paper er-code" data-essentials={words}>
      <svg viewBox={`0 0 ${drawing.size} ${drawing.size}`} role="img" aria-label={t('emergency.code.label')}>
        <path d={drawing.path} fill="#000" />
      </svg>
      <figcaption>{t('emergency.code.label')}</figcaption>
    </figure>
  );
}
