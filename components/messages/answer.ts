/**
 * What the worker answered. Throws where it refused: in a Chrome without a `browser` of its own the polyfill, which only
 * the worker has, sends a rejection as an object that its other end would make one of again.
 */
export function takeAnswer(answer: unknown): unknown {
  const { __mozWebExtensionPolyfillReject__: isRefusal, message } = (answer ?? {}) as Record<string, unknown>;
  if (isRefusal) throw new Error(String(message));
  return answer;
}
