import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A port that stays the same and leads to another one for each test: a browser that runs cannot be told a new one. */
export interface Forwarder {
  port: number;
  /** Cuts every connection that is open; new ones go to this port, or are refused while there is none. */
  leadTo(port: number | undefined): void;
  close(): void;
}

export async function startForwarder(): Promise<Forwarder> {
  let target: number | undefined;
  const sockets = new Set<Socket>();
  const cutAll = () => {
    for (const socket of sockets) socket.destroy();
  };

  const server = createServer((client) => {
    if (target === undefined) {
      client.destroy();
      return;
    }
    const upstream = connect(target, '127.0.0.1');
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      // Whoever is cut off learns it by the close of the other end.
      socket.on('error', () => {});
      socket.on('close', () => {
        sockets.delete(socket);
        client.destroy();
        upstream.destroy();
      });
    }
    client.pipe(upstream).pipe(client);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    leadTo(port) {
      target = port;
      cutAll();
    },
    close() {
      server.close();
      cutAll();
    },
  };
}
