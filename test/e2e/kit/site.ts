import type { IncomingMessage, ServerResponse } from 'node:http';
import type { TLSSocket } from 'node:tls';
import { type Loopback, startLoopback } from '../../tools/simulator/loopback';

export interface Site extends Loopback {
  /**
   * Sets what a URL such as `https://crm.example/contacts` shows: HTML, or a function that answers. A URL that ends in
   * `/*` covers everything below it. Every host reaches this site, invented or real.
   */
  serve(address: string, content: string | ((request: IncomingMessage, response: ServerResponse) => void)): void;
}

/** Starts the server behind every page a test visits; unknown URLs are 404. */
export async function startSite(): Promise<Site> {
  const contents = new Map<string, string | ((request: IncomingMessage, response: ServerResponse) => void)>();

  const loopback = await startLoopback((request, response) => {
    const scheme = (request.socket as Partial<TLSSocket>).encrypted ? 'https' : 'http';
    const { origin, pathname } = new URL(`${scheme}://${request.headers.host}${request.url}`);
    const address = origin + pathname;
    const wildcards = [...contents.keys()].filter((key) => key.endsWith('/*') && address.startsWith(key.slice(0, -1)));
    const content = contents.get(address) ?? contents.get(wildcards.sort((a, b) => b.length - a.length)[0] ?? '');
    if (typeof content === 'function') content(request, response);
    else if (content === undefined) response.writeHead(404).end();
    else response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end(content);
  });
  return { ...loopback, serve: (address, content) => void contents.set(address, content) };
}
