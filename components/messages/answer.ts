/** A rejection, sent as plain data because only some browser versions pass on a listener's rejection. */
interface Rejection {
  rejection: string;
}

/**
 * Turns a function that returns a promise into a listener for `onMessage`. It answers with `respond`, which works in
 * every version of every browser: before Chrome 148, listeners that return a promise don't answer at all.
 */
export function answering<Sender>(
  answer: (message: unknown, sender: Sender) => Promise<unknown>,
): (message: unknown, sender: Sender, respond: (answer: unknown) => void) => true {
  return (message, sender, respond) => {
    const reject = (error: unknown) =>
      respond({ rejection: error instanceof Error ? error.message : String(error) } satisfies Rejection);
    void answer(message, sender).then(respond, reject);
    return true;
  };
}

/** Unwraps the worker's answer and throws if the worker rejected. */
export function takeAnswer(answer: unknown): unknown {
  const { rejection } = (answer ?? {}) as Partial<Rejection>;
  if (rejection !== undefined) throw new Error(rejection);
  return answer;
}
