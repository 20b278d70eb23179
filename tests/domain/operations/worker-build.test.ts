import { describe, expect, it } from 'vitest';
import { buildText, readBuild } from '../../../domain/operations/worker-build.ts';

describe('the build of a worker', () => {
  it('is written for the engine and read again', () => {
    const build = { version: '0.1.0-rc.1', engineVersion: 4, sources: '1f2e3d4c' };
    expect(buildText(build)).toBe('0.1.0-rc.1+engine4.1f2e3d4c');
    expect(readBuild(buildText(build))).toEqual(build);
  });

  it.each(['', '0.1.0', '@temporalio/worker@1.24.0+8c5e', '0.1.0+engine.1f', '0.1.0+engine4.'])(
    'is unknown when another worker says %j',
    (text) => {
      expect(readBuild(text)).toBeNull();
    },
  );
});
