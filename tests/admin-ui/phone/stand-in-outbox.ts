import { problemOf } from '../../../admin-ui/providers/api-fetch.ts';
import type { Outbox, PressResult } from '../../../admin-ui/resources/phone/outbox/outbox.ts';
import type { NewPress, Press } from '../../../admin-ui/resources/phone/outbox/press.ts';
import { session } from '../screen.tsx';

type Pressed = Omit<NewPress, 'person'>;

const nothing = async (): Promise<void> => undefined;

/** Keeps what is pressed, and answers when the test says so. */
export function standInOutbox() {
  const pressed: Pressed[] = [];
  const answered = Promise.withResolvers<PressResult>();
  const outbox: Outbox = {
    press: async (press) => {
      pressed.push(press);
      return answered.promise;
    },
    send: nothing,
    drop: nothing,
    again: nothing,
    watch: () => () => undefined,
  };
  const refuse = (code: string, errors: readonly object[] = []): void => {
    const [first] = pressed;
    if (first === undefined) throw new Error('Expected a press to refuse, but there is none');
    const press: Press = {
      ...first,
      person: session.user.id,
      seq: 1,
      key: 'k',
      refusal: { code, holder: null },
    };
    answered.resolve({ kind: 'refused', press, failure: problemOf(400, { code, errors }) });
  };
  return { outbox, pressed, answer: answered.resolve, fail: answered.reject, refuse };
}
