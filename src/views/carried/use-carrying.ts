import { useCallback, useRef, useState } from 'react';
import { type CarriedOutcome, type CarriedPiece, MOST_CARRIED_BYTES } from '../../domain/carried.ts';
import { useText } from '../../i18n/text.ts';
import { closeText, type Gathered, gatherCodes, NOTHING_GATHERED, type OpenText } from './gathered-codes.ts';
import type { Handed } from './outcome-line.tsx';
import { createCodeReader, pixelsOf } from './read-codes.ts';
import type { ScannedCode } from './symbol-payload.ts';

function isPicture({ type, name }: File): boolean {
  return (
    /^image\/(?!svg|dicom)/u.test(type) || (type === '' && /\.(?:png|jpe?g|webp|gif|bmp|heic)$/iu.test(name))
  );
}

/** Bytes of a file; one that is too large is not even opened. */
async function pieceOf(file: File): Promise<CarriedPiece | Handed> {
  if (file.size > MOST_CARRIED_BYTES) return { names: [file.name], state: 'too-large' };
  try {
    return { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) };
  } catch {
    return { names: [file.name], state: 'unreadable' };
  }
}

interface PictureCodes {
  readonly name: string;
  readonly codes: readonly ScannedCode[];
}

/** The codes in a picture. */
async function codesOf(file: File): Promise<PictureCodes | Handed> {
  if (file.size > MOST_CARRIED_BYTES) return { names: [file.name], state: 'too-large' };
  try {
    const [reader, pixels] = await Promise.all([createCodeReader(), pixelsOf(file)]);
    const codes = await reader.read(pixels, true);
    return codes.length === 0 ? { names: [file.name], state: 'no-code' } : { name: file.name, codes };
  } catch {
    return { names: [file.name], state: 'unreadable' };
  }
}

function isPiece(one: CarriedPiece | Handed): one is CarriedPiece {
  return 'bytes' in one;
}

function isHanded(one: PictureCodes | Handed): one is Handed {
  return 'state' in one;
}

export interface Carrying {
  readonly handed: readonly Handed[];
  readonly busy: boolean;
  readonly carry: (files: readonly File[], pasted: readonly CarriedPiece[]) => Promise<void>;
  /** Texts that wait for more of their codes. */
  readonly open: readonly OpenText[];
  /** False where all of them were read before. */
  readonly takeCodes: (codes: readonly ScannedCode[]) => boolean;
  readonly readAnyway: (key: string) => void;
}

type Carry = (pieces: readonly CarriedPiece[]) => Promise<readonly CarriedOutcome[]>;

/** What became of everything, and whether more is to come. */
function useOutcomes() {
  const [handed, setHanded] = useState<readonly Handed[]>([]);
  const [working, setWorking] = useState(0);
  const tell = useCallback((more: readonly Handed[]) => setHanded((before) => [...before, ...more]), []);
  const hand = useCallback(
    async (work: () => Promise<readonly Handed[]>) => {
      setWorking((count) => count + 1);
      try {
        tell(await work());
      } finally {
        setWorking((count) => count - 1);
      }
    },
    [tell],
  );
  return { handed, busy: working > 0, tell, hand };
}

/** Codes wait until their text is whole, and then go the road of files. */
function useCodes(onParts: (parts: readonly Uint8Array[]) => void, onMisfit: () => void) {
  const gathered = useRef<Gathered>(NOTHING_GATHERED);
  const [open, setOpen] = useState<readonly OpenText[]>([]);
  const keep = useCallback((next: Gathered) => {
    gathered.current = next;
    setOpen(next.open);
  }, []);
  const takeCodes = useCallback(
    (codes: readonly ScannedCode[]) => {
      const next = gatherCodes(gathered.current, codes);
      const isNew = next.gathered !== gathered.current;
      keep(next.gathered);
      if (next.misfits > 0) onMisfit();
      for (const parts of next.whole) onParts(parts);
      return isNew;
    },
    [keep, onMisfit, onParts],
  );
  const readAnyway = useCallback(
    (key: string) => {
      const next = closeText(gathered.current, key);
      keep(next.gathered);
      if (next.parts.length > 0) onParts(next.parts);
    },
    [keep, onParts],
  );
  return { open, takeCodes, readAnyway };
}

/** Reads what is handed over and gathers what became of it. */
export function useCarrying(onCarry: Carry): Carrying {
  const { t } = useText();
  const { handed, busy, tell, hand } = useOutcomes();
  const carryParts = useCallback(
    (parts: readonly Uint8Array[]) => {
      const of = parts.length;
      const pieces = parts.map((bytes, index) => ({
        name: of === 1 ? t('carried.code') : t('carried.codePart', { n: index + 1, of }),
        bytes,
      }));
      void hand(() => onCarry(pieces));
    },
    [hand, onCarry, t],
  );
  const misfit = useCallback(() => tell([{ names: [], state: 'misfit' }]), [tell]);
  const { open, takeCodes, readAnyway } = useCodes(carryParts, misfit);

  const carry = useCallback(
    async (files: readonly File[], pasted: readonly CarriedPiece[]) => {
      if (files.length + pasted.length === 0) return;
      await hand(async () => {
        const pictures = await Promise.all(files.filter(isPicture).map(codesOf));
        const seen = pictures.flatMap((one): Handed[] => {
          if (isHanded(one)) return [one];
          return takeCodes(one.codes) ? [] : [{ names: [one.name], state: 'seen' }];
        });
        const opened = await Promise.all(files.filter((file) => !isPicture(file)).map(pieceOf));
        const pieces = [...opened.filter(isPiece), ...pasted];
        const outcomes = pieces.length === 0 ? [] : await onCarry(pieces);
        const closed = opened.flatMap((one) => (isPiece(one) ? [] : [one]));
        return [...closed, ...seen, ...outcomes];
      });
    },
    [hand, onCarry, takeCodes],
  );
  return { handed, busy, carry, open, takeCodes, readAnyway };
}
