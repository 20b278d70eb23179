import { shapeIcons, type ShapeIconName } from './shape-icons.ts';

/** A picture of a shape; the word beside it says what it is. */
export function ShapeIcon({ name }: { readonly name: ShapeIconName }) {
  return (
    <svg
      className="bh-shape-icon"
      viewBox="0 0 24 24"
      aria-hidden="true"
      // Constant markup of this program; the canvas takes the same as text.
      dangerouslySetInnerHTML={{ __html: shapeIcons[name] }}
    />
  );
}
