import { CancellationScope, proxyActivities } from '@temporalio/workflow';
import { retryClasses, type CaseActivities } from './activity-port.ts';
import type { BookedService } from './case-book.ts';
import { failedOutcome, type ServiceOutcome } from './service-outcome.ts';

type Services = Pick<CaseActivities, 'callService'>;
type RetryClass = keyof typeof retryClasses;

const isRetryClass = (name: string): name is RetryClass => Object.hasOwn(retryClasses, name);

const proxyOf = (name: RetryClass): Services => {
  const { startToCloseSeconds, maximumAttempts, initialSeconds, backoff, maximumIntervalSeconds } =
    retryClasses[name];
  return proxyActivities<Services>({
    startToCloseTimeout: startToCloseSeconds * 1000,
    retry: {
      maximumAttempts,
      initialInterval: initialSeconds * 1000,
      backoffCoefficient: backoff,
      maximumInterval: maximumIntervalSeconds * 1000,
    },
  });
};

/** Keeps the running service calls as the book wants them. */
export class ServiceRunner {
  readonly #caseId: string;
  readonly #ended: (service: BookedService, outcome: ServiceOutcome) => void;
  readonly #running = new Map<
    string,
    { readonly call: number; readonly scope: CancellationScope }
  >();

  constructor(caseId: string, ended: (service: BookedService, outcome: ServiceOutcome) => void) {
    this.#caseId = caseId;
    this.#ended = ended;
  }

  get isIdle(): boolean {
    return this.#running.size === 0;
  }

  /** Cancels what is no longer wanted and starts what is. */
  reconcile(wanted: ReadonlyMap<string, BookedService>): void {
    if (wanted.size === 0 && this.#running.size === 0) return;
    for (const [instance, { call, scope }] of this.#running) {
      if (wanted.get(instance)?.call === call) continue;
      this.#running.delete(instance);
      scope.cancel();
    }
    for (const service of wanted.values()) {
      if (!this.#running.has(service.instance)) this.#start(service);
    }
  }

  #start(service: BookedService): void {
    const scope = new CancellationScope();
    const { instance, call } = service;
    this.#running.set(instance, { call, scope });
    const end = (outcome: ServiceOutcome): void => {
      if (this.#running.get(instance)?.call !== call) return;
      this.#running.delete(instance);
      this.#ended(service, outcome);
    };
    const retry = isRetryClass(service.retry) ? service.retry : 'default';
    const input = {
      caseId: this.#caseId,
      instance,
      service: service.service,
      inputs: service.inputs,
    };
    scope
      .run(() => proxyOf(retry).callService(input))
      .then(
        (result) => {
          end({ kind: 'answered', result });
          return undefined;
        },
        (error: unknown) => {
          end(failedOutcome(error, retryClasses[retry].maximumAttempts));
        },
      );
  }
}
