export interface Answer {
  status: number;
  body: unknown;
}

const ERRORS: Record<number, readonly [errorKey: string, message: string]> = {
  400: ['INVALID_REQUEST', 'The request is not valid'],
  401: ['INVALID_API_KEY', 'Missing or invalid API key'],
  402: ['INSUFFICIENT_CREDITS', 'Not enough credits'],
  403: ['NO_ACTIVE_SUBSCRIPTION', 'No active subscription'],
  404: ['NOT_FOUND', 'Resource not found'],
  405: ['METHOD_NOT_ALLOWED', 'Method not allowed'],
  409: ['STATE_CONFLICT', 'The state has changed'],
  422: ['LEAD_SELECTION_LIMIT_EXCEEDED', 'Too many people at once'],
  429: ['RATE_LIMIT_EXCEEDED', 'Rate limit exceeded'],
};

interface ErrorParts {
  errorKey?: string | undefined;
  message?: string | undefined;
  details?: unknown;
}

/** An error in the API's format; `errorKey` and message are invented if none are documented. */
export function errorAnswer(status: number, traceId: string, said: ErrorParts = {}): Answer {
  const [knownKey, knownMessage] = ERRORS[status] ?? [`HTTP_${status}`, `Status ${status}`];
  const { errorKey = knownKey, message = knownMessage, details } = said;
  return { status, body: { code: status, message, errorKey, traceId, ...(details === undefined ? {} : { details }) } };
}

/** An error that the API sends with status 200. */
export const errorUnder200 = (code: number, errorKey: string, traceId: string): Answer => ({
  status: 200,
  body: { code, errorKey, message: `Status ${code}`, traceId, data: null, details: null },
});
