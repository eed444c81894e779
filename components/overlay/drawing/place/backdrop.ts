import { parentOf } from '../../page/safe-dom';
import { isTransparent } from './page-boxes';

export type Theme = 'light' | 'dark';

/** Red, green and blue from 0 to 255, alpha from 0 to 1. */
type Color = readonly [red: number, green: number, blue: number, alpha: number];

const WHITE: Color = [255, 255, 255, 1];
const BLACK: Color = [0, 0, 0, 1];
/** Text with less contrast can't be meant for the background that was found. */
const READABLE_CONTRAST = 1.7;
/** How many parsed colours are cached; pages use few. */
const MOST_COLORS = 500;

/**
 * Creates a function that chooses a light or dark chip to match the page at this place, whatever the system's
 * preference. A text's background may not be an ancestor's (an image, a layer behind the app): if the text would be
 * illegible on its ancestors' background, its own colour decides.
 */
export function createBackdrop(): (node: Node) => Theme {
  const colors = new Map<string, Color>();

  function parse(color: string): Color {
    const known = colors.get(color);
    if (known) return known;
    if (colors.size >= MOST_COLORS) colors.clear();
    const parsed = parseColor(color);
    colors.set(color, parsed);
    return parsed;
  }

  function behind(node: Node): Color | undefined {
    const layers: Color[] = [];
    for (let element = parentOf(node); element; element = parentOf(element)) {
      const { backgroundColor, backgroundImage } = getComputedStyle(element);
      if (backgroundImage !== 'none') {
        const stops = [...backgroundImage.matchAll(/[a-z]+\([^()]*\)|#[\da-f]+/gi)]
          .map(([stop]) => stop)
          .filter((stop) => /^(?:rgb|hsl|hwb|lab|lch|oklab|oklch|color|#)/i.test(stop))
          .map(parse);
        if (/url\(|image/.test(backgroundImage) || stops.length === 0) return undefined;
        layers.push(average(stops));
      }
      if (!isTransparent(backgroundColor)) layers.push(parse(backgroundColor));
      if ((layers.at(-1)?.[3] ?? 0) > 0.99) break;
    }
    return layers.reduceRight(over, isCanvasDark() ? BLACK : WHITE);
  }

  return (node) => {
    const element = parentOf(node);
    const text = element ? parse(getComputedStyle(element).color) : BLACK;
    const ground = behind(node);
    if (!ground || contrast(text, ground) < READABLE_CONTRAST) return luminance(text) > 0.4 ? 'dark' : 'light';
    return luminance(ground) < 0.22 ? 'dark' : 'light';
  };
}

/** Whether the page's default background is dark. */
const isCanvasDark = (): boolean =>
  getComputedStyle(document.documentElement).colorScheme.includes('dark') &&
  (!getComputedStyle(document.documentElement).colorScheme.includes('light') ||
    matchMedia('(prefers-color-scheme: dark)').matches);

let painter: CanvasRenderingContext2D | undefined;

/** Lets the browser paint the colour, because it understands every notation. */
function parseColor(color: string): Color {
  const plain = /^rgba?\((\d+), (\d+), (\d+)(?:, ([\d.]+))?\)$/.exec(color);
  if (plain) return [Number(plain[1]), Number(plain[2]), Number(plain[3]), Number(plain[4] ?? 1)];
  painter ??= document.createElement('canvas').getContext('2d', { willReadFrequently: true }) ?? undefined;
  if (!painter) return WHITE;
  painter.clearRect(0, 0, 1, 1);
  painter.fillStyle = color;
  painter.fillRect(0, 0, 1, 1);
  const [red = 255, green = 255, blue = 255, alpha = 255] = painter.getImageData(0, 0, 1, 1).data;
  return [red, green, blue, alpha / 255];
}

const over = (below: Color, above: Color): Color => {
  const mix = (at: 0 | 1 | 2) => above[at] * above[3] + below[at] * (1 - above[3]);
  return [mix(0), mix(1), mix(2), 1];
};

function average(colors: readonly Color[]): Color {
  const mean = (at: 0 | 1 | 2 | 3) => colors.reduce((sum, color) => sum + color[at], 0) / colors.length;
  return [mean(0), mean(1), mean(2), mean(3)];
}

/** Relative luminance as defined by WCAG. */
function luminance([red, green, blue]: Color): number {
  const linear = (value: number) => (value <= 10 ? value / 3294 : ((value / 255 + 0.055) / 1.055) ** 2.4);
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

function contrast(one: Color, other: Color): number {
  const [a, b] = [luminance(one), luminance(other)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}
