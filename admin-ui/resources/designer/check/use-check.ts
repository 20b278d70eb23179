import { useEffect, useMemo, useRef, useState } from 'react';
import type { Surroundings } from '../surroundings.ts';
import type { CheckRequest, CheckResult } from './check-diagram.ts';
import { createChecker, type Checked, type Checker } from './checker.ts';

export interface CheckState {
  /** Of the last diagram that was checked. */
  readonly result: CheckResult | null;
  readonly running: boolean;
  /** Where a deeper look goes on behind the result: how many states it has found so far. */
  readonly deeper: number | null;
  /** Why there is no result of the diagram as it stands, or none of the deeper look. */
  readonly fault: Extract<Checked, { readonly kind: 'failed' | 'too-long' }> | null;
}

const startWorker = (): Worker =>
  new Worker(new URL('check-worker.ts', import.meta.url), { type: 'module' });

const requestOf = (
  xml: string,
  { called, decisions, forms, published }: Surroundings,
): CheckRequest => ({
  xml,
  called,
  decisions,
  published,
  forms: Object.fromEntries(forms.map(({ key, fields }) => [key, fields.map(({ name }) => name)])),
});

/** Findings about the diagram as it stands, a moment after it has changed. */
export function useCheck(xml: string | null, around: Surroundings): CheckState {
  const [checked, setChecked] = useState<{ readonly of: string; readonly what: Checked } | null>(
    null,
  );
  const [result, setResult] = useState<CheckResult | null>(null);
  const checker = useRef<Checker | null>(null);
  const asked = useRef('');
  const request = useMemo(() => (xml === null ? null : requestOf(xml, around)), [xml, around]);
  useEffect(() => {
    const made = createChecker(startWorker, (what) => {
      setChecked({ of: asked.current, what });
      if (what.kind === 'first' || what.kind === 'done') {
        setResult(what.result);
      }
    });
    checker.current = made;
    return () => {
      made.stop();
    };
  }, []);
  useEffect(() => {
    if (request !== null) {
      asked.current = request.xml;
      checker.current?.ask(request);
    }
  }, [request]);
  const isOfThis = checked !== null && checked.of === xml;
  const what = isOfThis ? checked.what : null;
  return {
    result,
    running: xml !== null && !isOfThis,
    deeper: deeperIn(what),
    fault: what?.kind === 'failed' || what?.kind === 'too-long' ? what : null,
  };
}

function deeperIn(what: Checked | null): number | null {
  if (what?.kind === 'first') {
    return 0;
  }
  return what?.kind === 'looked' ? what.states : null;
}
