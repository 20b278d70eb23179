/** Longer side of a photo that is sent, pixels. */
const longestSide = 1600;
const quality = 0.85;

/** The file is no picture, or one that this device cannot read. */
export class BrokenPhoto extends Error {}

/** Width and height with the longer side at most {@link longestSide}; small photos stay as they are. */
export function reducedSize(
  width: number,
  height: number,
): { readonly width: number; readonly height: number } {
  const share = Math.min(1, longestSide / Math.max(width, height));
  return { width: Math.round(width * share), height: Math.round(height * share) };
}

/** Writes the caption into a dark band at the bottom, cut by the font to what fits. */
function drawCaption(
  context: CanvasRenderingContext2D,
  lines: readonly string[],
  { width, height }: { readonly width: number; readonly height: number },
): void {
  const font = Math.max(14, Math.round(Math.min(width, height) / 32));
  const leading = Math.round(font * 1.5);
  const band = leading * lines.length + font;
  context.fillStyle = 'rgb(12 22 38 / 74%)';
  context.fillRect(0, height - band, width, band);
  context.fillStyle = '#ffffff';
  context.textBaseline = 'middle';
  context.font = `${font}px sans-serif`;
  for (const [index, line] of lines.entries()) {
    context.fillText(
      line,
      font,
      height - band + font / 2 + leading * (index + 0.5),
      width - 2 * font,
    );
  }
}

async function decode(file: Blob): Promise<ImageBitmap> {
  try {
    return await createImageBitmap(file, { imageOrientation: 'from-image' });
  } catch {
    throw new BrokenPhoto();
  }
}

/**
 * The photo turned as its EXIF says, at most 1600 pixels long, as JPEG without its metadata, with
 * the caption burnt in. Throws {@link BrokenPhoto}.
 */
export async function reducePhoto(file: Blob, caption: readonly string[]): Promise<Blob> {
  const bitmap = await decode(file);
  try {
    const size = reducedSize(bitmap.width, bitmap.height);
    const canvas = document.createElement('canvas');
    canvas.width = size.width;
    canvas.height = size.height;
    const context = canvas.getContext('2d');
    if (context === null) {
      throw new BrokenPhoto();
    }
    context.drawImage(bitmap, 0, 0, size.width, size.height);
    drawCaption(context, caption, size);
    return await new Promise<Blob>((resolve, reject) => {
      canvas.toBlob(
        (content) => {
          if (content === null) {
            reject(new BrokenPhoto());
          } else {
            resolve(content);
          }
        },
        'image/jpeg',
        quality,
      );
    });
  } finally {
    bitmap.close();
  }
}
