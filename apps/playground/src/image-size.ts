/** Width and height in pixels of a PNG, JPEG, GIF or WebP, null for anything else. */
export function imageSize(bytes: Uint8Array): { width: number; height: number } | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (startsWith(bytes, [0x89, 0x50, 0x4e, 0x47]) && bytes.length >= 24) {
    return { width: view.getUint32(16), height: view.getUint32(20) };
  }
  if (startsWith(bytes, [0x47, 0x49, 0x46]) && bytes.length >= 10) {
    return { width: view.getUint16(6, true), height: view.getUint16(8, true) };
  }
  if (startsWith(bytes, [0xff, 0xd8])) return jpegSize(view);
  return isWebp(bytes) ? webpSize(view) : null;
}

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((value, index) => bytes[index] === value);
}

/** Walks the segments to the frame header; files without one are no pictures. */
function jpegSize(view: DataView): { width: number; height: number } | null {
  let at = 2;
  while (at + 9 < view.byteLength && view.getUint8(at) === 0xff) {
    const marker = view.getUint8(at + 1);
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
    at += 2 + view.getUint16(at + 2);
  }
  return null;
}

function isWebp(bytes: Uint8Array): boolean {
  return bytes.length >= 30 && Buffer.from(bytes.subarray(8, 12)).toString('latin1') === 'WEBP';
}

function webpSize(view: DataView): { width: number; height: number } {
  const extended = view.getUint8(15) === 0x58;
  if (!extended) return { width: view.getUint16(26, true) & 0x3f_ff, height: view.getUint16(28, true) & 0x3f_ff };
  const at = (offset: number): number => (view.getUint16(offset, true) | (view.getUint8(offset + 2) << 16)) + 1;
  return { width: at(24), height: at(27) };
}
