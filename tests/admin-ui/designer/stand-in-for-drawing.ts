import { standInForBrowser } from '../screen.tsx';

/** A matrix of SVG: nothing is measured without layout, so every one is the same. */
class Matrix {
  a = 1;
  b = 0;
  c = 0;
  d = 1;
  e = 0;
  f = 0;
  inverse(): Matrix {
    return this;
  }
  multiply(): Matrix {
    return this;
  }
  translate(x: number, y: number): Matrix {
    return Object.assign(new Matrix(), { e: this.e + x, f: this.f + y });
  }
  scale(): Matrix {
    return this;
  }
}

interface Transform {
  readonly matrix: Matrix;
  setMatrix(): void;
  setTranslate(): void;
  setRotate(): void;
  setScale(): void;
}
const transform = (): Transform => ({
  matrix: new Matrix(),
  setMatrix: () => undefined,
  setTranslate: () => undefined,
  setRotate: () => undefined,
  setScale: () => undefined,
});

/** Lists of transforms that keep their first. */
class Transforms {
  readonly numberOfItems = 0;
  clear(): void {
    this.consolidate();
  }
  appendItem(item: Transform): Transform {
    return item;
  }
  initialize(item: Transform): Transform {
    return item;
  }
  consolidate(): Transform {
    return transform();
  }
  createSVGTransformFromMatrix(): Transform {
    return transform();
  }
}

const box = { x: 0, y: 0, width: 100, height: 30 };

/** What jsdom lacks of a browser, and of SVG what the modeler asks for: measures and matrices. */
export function standInForDrawing(): void {
  standInForBrowser();
  Object.assign(SVGElement.prototype, {
    getBBox: () => box,
    getCTM: () => new Matrix(),
    getScreenCTM: () => new Matrix(),
    createSVGMatrix: () => new Matrix(),
    createSVGTransform: transform,
    createSVGTransformFromMatrix: transform,
    createSVGPoint: () => ({ x: 0, y: 0, matrixTransform: () => ({ x: 0, y: 0 }) }),
    getComputedTextLength: () => 50,
  });
  Object.defineProperty(SVGElement.prototype, 'transform', {
    configurable: true,
    get: () => ({ baseVal: new Transforms() }),
  });
  Object.defineProperty(HTMLElement.prototype, 'clientWidth', { configurable: true, value: 1000 });
  Object.defineProperty(HTMLElement.prototype, 'clientHeight', { configurable: true, value: 600 });
  const missing = {
    SVGMatrix: Matrix,
    CSS: { escape: (text: string) => text.replaceAll(/[^\w-]/gu, String.raw`\$&`) },
  };
  // Not taken away after each test: the modeler measures until it is gone.
  Object.assign(globalThis, missing);
  Object.assign(window, missing);
}
