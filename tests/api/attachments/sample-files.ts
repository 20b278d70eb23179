/** Smallest files of each kind that a detector recognises. */

const base64 = (text: string): Buffer => Buffer.from(text, 'base64');

/** An ISO base media file that consists of its `ftyp` box. */
const isoMedia = (brand: string): Buffer => {
  const box = Buffer.alloc(32);
  box.writeUInt32BE(24, 0);
  box.write(`ftyp${brand}`, 4, 'latin1');
  box.write(brand, 16, 'latin1');
  box.write('mp42', 20, 'latin1');
  return box;
};

const mp3Frame = (): Buffer => {
  const frame = Buffer.alloc(418 * 2);
  for (const at of [0, 417]) {
    frame.set([0xff, 0xfb, 0x90, 0x00], at);
  }
  return frame;
};

export const sampleFiles = {
  png: base64(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  ),
  jpeg: Buffer.concat([
    base64('/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP'),
    Buffer.alloc(64, 0xff),
    Buffer.from([0xff, 0xd9]),
  ]),
  gif: base64('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7'),
  webp: base64('UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA'),
  heic: isoMedia('heic'),
  mp4: isoMedia('isom'),
  m4a: isoMedia('M4A '),
  mp3: mp3Frame(),
  pdf: Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n'),
};
