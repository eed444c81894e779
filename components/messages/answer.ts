/**
 * Unwraps the worker's answer and throws if the worker rejected. In a Chrome without a native `browser` object, the
 * polyfill, which only the worker has, sends a rejection as an object that the polyfill's other end would convert back.
 */
export function takeAnswer(answer: unknown): unknown {
  const { __mozWebExtensionPolyfillReject__: isRefusal, message } = (answer ?? {}) as Record<string, unknown>;
  if (isRefusal) throw new Error(String(message));
  return answer;
}
