import type { ServerResponse } from 'node:http';
import { type Answer, errorAnswer, errorUnder200 } from './endpoints/answer';
import type { Fault } from './fault';

const JSON_TYPE = { 'Content-Type': 'application/json; charset=utf-8' };

/** Sends `answer()`, or the fault in its place. */
export function send(response: ServerResponse, answer: () => Answer, fault: Fault | undefined, traceId: string): void {
  switch (fault?.kind) {
    case undefined:
      sendJson(response, answer());
      break;
    case 'status':
      if (fault.retryAfter !== undefined) response.setHeader('Retry-After', fault.retryAfter);
      sendJson(response, errorAnswer(fault.status, traceId, fault));
      break;
    case 'errorUnder200':
      sendJson(response, errorUnder200(fault.code, fault.errorKey, traceId));
      break;
    case 'hang':
      break;
    case 'disconnect':
      response.destroy();
      break;
    case 'redirect':
      response.writeHead(302, { Location: fault.location }).end();
      break;
    case 'body':
      response.writeHead(200, JSON_TYPE).end(fault.body);
      break;
    case 'hugeBody':
      response.writeHead(200, JSON_TYPE).end(JSON.stringify(answer().body).padEnd(fault.bytes));
      break;
    case 'endlessBody':
      response.writeHead(200, JSON_TYPE);
      sendForever(response);
      break;
    case 'change': {
      const { status, body } = answer();
      sendJson(response, { status, body: status < 300 ? fault.change(body) : body });
    }
  }
}

function sendJson(response: ServerResponse, { status, body }: Answer): void {
  response.writeHead(status, JSON_TYPE).end(JSON.stringify(body));
}

function sendForever(response: ServerResponse): void {
  const chunk = ' '.repeat(65_536);
  const fill = () => {
    while (!response.destroyed && response.write(chunk));
  };
  response.on('drain', fill);
  fill();
}
