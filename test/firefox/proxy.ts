import { createServer } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';

export interface Proxy {
  port: number;
  close(): void;
}

/** Forwards every HTTPS host to a local port, which `route` returns. */
export async function startProxy(route: (host: string) => number): Promise<Proxy> {
  const open = new Set<Socket>();
  const server = createServer((_, response) => response.writeHead(502).end());
  server.on('connect', (request, client: Socket) => {
    const target = connect(route((request.url ?? '').replace(/:\d+$/, '')), '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      target.pipe(client).pipe(target);
    });
    for (const socket of [client, target]) {
      open.add(socket);
      socket.on('error', () => socket.destroy());
      socket.on('close', () => {
        open.delete(socket);
        client.destroy();
        target.destroy();
      });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    close() {
      server.close();
      for (const socket of open) socket.destroy();
    },
  };
}
