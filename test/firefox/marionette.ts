import { connect, type Socket } from 'node:net';

/** A connection to Firefox's remote protocol: length-prefixed JSON, one response per command. */
export interface Marionette {
  /** Resolves to the response's `value`; rejects with Firefox's error. */
  send<Result = unknown>(command: string, parameters?: object): Promise<Result>;
  /** For the few commands whose response isn't wrapped in `value`. */
  sendWhole<Result>(command: string, parameters?: object): Promise<Result>;
  close(): void;
}

/** Connects as soon as Firefox listens. */
export async function connectMarionette(port: number, timeoutMs = 120_000): Promise<Marionette> {
  const socket = await connectWhenListening(port, Date.now() + timeoutMs);
  const waiting = new Map<number, { resolve: (value: never) => void; reject: (error: Error) => void }>();
  let lastId = 0;
  let greet: () => void = () => {};
  const greeted = new Promise<void>((resolve) => {
    greet = resolve;
  });

  readPackets(socket, (packet) => {
    if (!Array.isArray(packet)) return greet();
    const [, id, error, result] = packet as [number, number, { error: string; message: string } | null, unknown];
    const asked = waiting.get(id);
    waiting.delete(id);
    if (error) asked?.reject(new Error(`${error.error}: ${error.message}`));
    else asked?.resolve(result as never);
  });
  socket.on('close', () => {
    for (const { reject } of waiting.values()) reject(new Error('Firefox closed the connection'));
  });
  await greeted;

  function sendWhole<Result>(command: string, parameters: object = {}): Promise<Result> {
    const id = ++lastId;
    const packet = JSON.stringify([0, id, command, parameters]);
    return new Promise((resolve, reject) => {
      waiting.set(id, { resolve, reject });
      socket.write(`${Buffer.byteLength(packet)}:${packet}`);
    });
  }
  return {
    sendWhole,
    send: async <Result>(command: string, parameters?: object) =>
      (await sendWhole<{ value: Result }>(command, parameters)).value,
    close: () => socket.destroy(),
  };
}

async function connectWhenListening(port: number, deadline: number): Promise<Socket> {
  for (;;) {
    const socket = await new Promise<Socket | undefined>((resolve) => {
      const attempt = connect(port, '127.0.0.1');
      attempt.once('connect', () => resolve(attempt));
      attempt.once('error', () => resolve(undefined));
    });
    if (socket) return socket;
    if (Date.now() > deadline) throw new Error(`Firefox did not listen on port ${port}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

function readPackets(socket: Socket, onPacket: (packet: unknown) => void): void {
  let received = Buffer.alloc(0);
  socket.on('data', (data: Buffer) => {
    received = Buffer.concat([received, data]);
    for (;;) {
      const colon = received.indexOf(':');
      if (colon < 0) return;
      const end = colon + 1 + Number(received.subarray(0, colon));
      if (received.length < end) return;
      const packet = JSON.parse(received.subarray(colon + 1, end).toString()) as unknown;
      received = received.subarray(end);
      onPacket(packet);
    }
  });
}
