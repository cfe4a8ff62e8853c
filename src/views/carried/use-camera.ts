import { type RefObject, useEffect, useState } from 'react';
import { type CodeReader, createCodeReader, type Pixels } from './read-codes.ts';
import type { ScannedCode } from './symbol-payload.ts';

export type CameraState =
  | 'starting'
  | 'on'
  /** The reader, or the browser for them, said no. */
  | 'refused'
  | 'none'
  /** Another program has it, or it was taken away. */
  | 'busy'
  /** A browser lends its camera to pages over https only. */
  | 'unavailable';

const BETWEEN_FRAMES_MS = 150;

function troubleOf(cause: unknown): CameraState {
  const name = cause instanceof DOMException ? cause.name : '';
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'refused';
  return name === 'NotFoundError' || name === 'OverconstrainedError' ? 'none' : 'busy';
}

function frameOf(video: HTMLVideoElement, canvas: OffscreenCanvas): Pixels | undefined {
  const { videoWidth: width, videoHeight: height } = video;
  if (width === 0 || height === 0) return undefined;
  if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height });
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null) return undefined;
  context.drawImage(video, 0, 0);
  return context.getImageData(0, 0, width, height);
}

/** Looks at one frame after the other until `signal` ends it. */
async function watch(
  video: HTMLVideoElement,
  reader: CodeReader,
  onCodes: (codes: readonly ScannedCode[]) => void,
  signal: AbortSignal,
): Promise<void> {
  const canvas = new OffscreenCanvas(1, 1);
  while (!signal.aborted) {
    const frame = frameOf(video, canvas);
    const codes = frame === undefined ? [] : await reader.read(frame, false);
    if (signal.aborted) return;
    if (codes.length > 0) onCodes(codes);
    await new Promise((resolve) => setTimeout(resolve, BETWEEN_FRAMES_MS));
  }
}

async function openCamera(signal: AbortSignal): Promise<MediaStream> {
  const stream = await navigator.mediaDevices.getUserMedia({
    audio: false,
    // The camera at the back, where there is one: it is what is pointed at a sheet of paper.
    video: { facingMode: { ideal: 'environment' }, width: { ideal: 1920 }, height: { ideal: 1080 } },
  });
  const stop = () => {
    for (const track of stream.getTracks()) track.stop();
  };
  if (signal.aborted) stop();
  else signal.addEventListener('abort', stop, { once: true });
  return stream;
}

function show(stream: MediaStream, screen: HTMLVideoElement): Promise<void> {
  screen.srcObject = stream;
  return screen.play();
}

/** The camera as long as whoever uses this is on screen; its pictures are looked at here and kept nowhere. */
export function useCamera(
  video: RefObject<HTMLVideoElement | null>,
  onCodes: (codes: readonly ScannedCode[]) => void,
): CameraState {
  const [state, setState] = useState<CameraState>('starting');
  useEffect(() => {
    const ended = new AbortController();
    const { signal } = ended;
    const say = (next: CameraState) => {
      if (!signal.aborted) setState(next);
    };
    async function run(): Promise<void> {
      // Outside of https there is no such thing.
      if ((navigator.mediaDevices as MediaDevices | undefined) === undefined) return say('unavailable');
      const [stream, reader] = await Promise.all([openCamera(signal), createCodeReader()]);
      const screen = video.current;
      if (signal.aborted || screen === null) return;
      stream.getVideoTracks()[0]?.addEventListener('ended', () => {
        say('busy');
        ended.abort();
      });
      await show(stream, screen);
      say('on');
      await watch(screen, reader, onCodes, signal);
    }
    run().catch((cause: unknown) => say(troubleOf(cause)));
    return () => ended.abort();
  }, [video, onCodes]);
  return state;
}
