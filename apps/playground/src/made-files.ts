import { crc32, deflateSync } from 'node:zlib';

/** A small PNG with a soft gradient, for photos that nobody took. */
export function madePhoto({ width, height } = { width: 320, height: 200 }): Uint8Array {
  const rows = Buffer.alloc(height * (1 + width * 3));
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = y * (1 + width * 3) + 1 + x * 3;
      rows.writeUIntBE(((90 + (x * 80) / width) << 16) | ((120 + (y * 90) / height) << 8) | 190, at, 3);
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** Bytes that begin like an Ogg file: enough to be kept and downloaded, not to be heard. */
export function madeVoice(): Uint8Array {
  return Buffer.concat([Buffer.from('OggS'), Buffer.alloc(60)]);
}

export function madeText(): Uint8Array {
  return Buffer.from('A document without much in it.\n');
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}
