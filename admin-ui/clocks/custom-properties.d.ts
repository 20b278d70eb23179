import 'react';

declare module 'react' {
  /** Custom properties of CSS in `style`. */
  interface CSSProperties {
    [property: `--${string}`]: string | number | undefined;
  }
}
