import { checkDiagram, type CheckRequest, type CheckResult } from './check-diagram.ts';

/** What the page asks of the worker, and what it answers. */
export interface Asked {
  readonly id: number;
  readonly request: CheckRequest;
}
export type Answered =
  | { readonly id: number; readonly result: CheckResult }
  | { readonly id: number; readonly failure: string };

const answer = async ({ id, request }: Asked): Promise<Answered> => {
  try {
    return { id, result: await checkDiagram(request) };
  } catch (failure) {
    return { id, failure: failure instanceof Error ? failure.message : String(failure) };
  }
};

const serve = async (asked: Asked): Promise<void> => {
  globalThis.postMessage(await answer(asked), {});
};

globalThis.addEventListener('message', ({ data }: MessageEvent<Asked>) => {
  void serve(data);
});
