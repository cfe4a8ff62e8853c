import { deflateSync, crc32 } from 'node:zlib';

const SIDE = 24;

/** An invented photograph: a reddish spot on skin colour, as a PNG of a few hundred bytes, base64. */
export function picture(): string {
  const rows: number[] = [];
  for (let y = 0; y < SIDE; y++) {
    rows.push(0);
    for (let x = 0; x < SIDE; x++) {
      const red = Math.hypot(x - SIDE / 2, y - SIDE / 2) < SIDE / 4;
      rows.push(...(red ? [190, 92, 86] : [232, 196, 172]));
    }
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(SIDE, 0);
  head.writeUInt32BE(SIDE, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const body = deflateSync(Buffer.from(rows));
  const parts = [chunk('IHDR', head), chunk('IDAT', body), chunk('IEND', Buffer.alloc(0))];
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), ...parts]).toString('base64');
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}
