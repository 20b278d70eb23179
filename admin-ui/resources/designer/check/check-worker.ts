import { checkDiagram, type CheckRequest, type CheckResult } from './check-diagram.ts';

/** What the page asks of the worker, and what it answers. */
export interface Asked {
  readonly id: number;
  readonly request: CheckRequest;
}
export type Answered =
  | { readonly id: number; readonly first: CheckResult }
  | { readonly id: number; readonly looked: number }
  | { readonly id: number; readonly result: CheckResult }
  | { readonly id: number; readonly failure: string };

const tell = (answered: Answered): void => {
  globalThis.postMessage(answered, {});
};

const serve = async ({ id, request }: Asked): Promise<void> => {
  try {
    const result = await checkDiagram(request, {
      onFirst: (first) => {
        tell({ id, first });
      },
      onLooked: (looked) => {
        tell({ id, looked });
      },
    });
    tell({ id, result });
  } catch (failure) {
    tell({ id, failure: failure instanceof Error ? failure.message : String(failure) });
  }
};

globalThis.addEventListener('message', ({ data }: MessageEvent<Asked>) => {
  void serve(data);
});
