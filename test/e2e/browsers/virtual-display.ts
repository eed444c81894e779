import { execFileSync, spawn } from 'node:child_process';

/** A screen that nobody sees, with keyboard and mouse: what a headless browser lacks is its own dialogs. */
export interface VirtualDisplay {
  /** As in `DISPLAY`. */
  name: string;
  /** A key as xdotool names it, such as `Return` or `alt+shift+p`. */
  press(key: string): void;
  /** In pixels of the screen. */
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
