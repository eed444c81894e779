import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/**
 * A fixed port that forwards to another one for each test, because a running browser can't be pointed to a new port.
 */
export interface Forwarder {
  port: number;
  /** Cuts every open connection. New ones go to this port, or are refused if there is none. */
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
      // Clients notice the cut when the other end closes.
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
