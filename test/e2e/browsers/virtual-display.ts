import { execFileSync, spawn } from 'node:child_process';

/** A virtual screen with keyboard and mouse, for the browser dialogs that headless browsers lack. */
export interface VirtualDisplay {
  /** The value for `DISPLAY`. */
  name: string;
  /** A key in xdotool's notation, such as `Return` or `alt+shift+p`. */
  press(key: string): void;
  /** In screen pixels. */
  click(x: number, y: number): void;
  close(): void;
}

export async function startVirtualDisplay(): Promise<VirtualDisplay> {
  const server = spawn('Xvfb', ['-displayfd', '1', '-screen', '0', '1280x800x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const number = await new Promise<string>((resolve, reject) => {
    server.stdout.once('data', (data: Buffer) => resolve(data.toString().trim()));
    server.once('error', reject);
    server.once('exit', () => reject(new Error('Xvfb did not start')));
  });
  const name = `:${number}`;
  const input = (...command: string[]) =>
    void execFileSync('xdotool', command, { env: { ...process.env, DISPLAY: name } });
  return {
    name,
    press: (key) => input('key', '--clearmodifiers', key),
    click: (x, y) => input('mousemove', `${Math.round(x)}`, `${Math.round(y)}`, 'click', '1'),
    close: () => void server.kill(),
  };
}
