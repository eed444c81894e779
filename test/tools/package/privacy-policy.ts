import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Publisher } from './publisher';
import { root } from './targets';

/** The policy in a language, from `docs/store/privacy-policy/`, with the publisher's details filled in. */
export function readPolicy(language: string, publisher: Publisher, version: string): string {
  const text = readFileSync(join(root, `docs/store/privacy-policy/${language}.md`), 'utf8');
  const values: Record<string, string> = { ...publisher, version };
  return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => values[name] || `[${name}]`);
}

/** A page that is ready to host: no scripts, nothing loaded from elsewhere. */
export function policyPage(language: string, text: string): string {
  const [title = ''] = text.split('\n', 1);
  return `<!doctype html>
<html lang="${language.replace('_', '-')}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(title.replace(/^# /, ''))}</title>
<style>body { max-width: 42rem; margin: 2rem auto; padding: 0 1rem; font: 1rem/1.6 system-ui, sans-serif; }</style>
${toHtml(text)}
</html>
`;
}

/** The same as plain text: without marks, with the address after each link. */
export const policyText = (text: string): string =>
  text
    .replace(/^#+ /gm, '')
    .replaceAll('`', '')
    .replace(/\[([^\]]+)\]\((https:[^)\s]+)\)/g, '$1 ($2)');

/** The subset of Markdown that the policy uses: headings, paragraphs, lists, links, code. */
function toHtml(text: string): string {
  const blocks = text.trim().split(/\n{2,}/);
  return blocks
    .map((block) => {
      if (block.startsWith('## ')) return `<h2>${inline(block.slice(3))}</h2>`;
      if (block.startsWith('# ')) return `<h1>${inline(block.slice(2))}</h1>`;
      if (!block.startsWith('- ')) return `<p>${inline(block)}</p>`;
      return `<ul>\n${block
        .split('\n')
        .map((line) => `<li>${inline(line.slice(2))}</li>`)
        .join('\n')}\n</ul>`;
    })
    .join('\n');
}

const inline = (text: string): string =>
  escapeHtml(text)
    .replace(/`([^`]+)`/g, '<code>$1</code>')
    .replace(/\[([^\]]+)\]\((https:[^)\s]+)\)/g, '<a href="$2">$1</a>');

const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
