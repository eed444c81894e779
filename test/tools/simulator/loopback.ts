import { createServer as createHttpServer, type RequestListener, type Server } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { createCertificate } from './certificate';

export interface Loopback {
  url: string;
  httpsUrl: string;
  port: number;
  httpsPort: number;
  /** Also closes open connections. */
  close(): Promise<void>;
}

/** Serves HTTP and, with a temporary certificate, HTTPS, on 127.0.0.1 only. */
export async function startLoopback(
  onRequest: RequestListener,
  ports: { http: number; https: number } = { http: 0, https: 0 },
): Promise<Loopback> {
  const http = createHttpServer(onRequest);
  const https = createHttpsServer(await createCertificate(), onRequest);
  const [port, httpsPort] = await Promise.all([listen(http, ports.http), listen(https, ports.https)]);
  return {
    url: `http://127.0.0.1:${port}`,
    httpsUrl: `https://127.0.0.1:${httpsPort}`,
    port,
    httpsPort,
    close: async () => void (await Promise.all([close(http), close(https)])),
  };
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
