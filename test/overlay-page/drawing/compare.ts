import type { CDPSession } from '@playwright/test';
import { storedContacts } from '../../crm-pages/people';
import { openPage, type PageOptions } from '../open-page';
import { readPageState } from './page-state';

interface DomNode {
  backendNodeId: number;
  children?: DomNode[];
  shadowRoots?: DomNode[];
}

const idsIn = ({ backendNodeId, children = [], shadowRoots = [] }: DomNode): number[] => [
  backendNodeId,
  ...[...children, ...shadowRoots].flatMap(idsIn),
];

async function accessibleNames(devtools: CDPSession): Promise<string[]> {
  const { nodes } = await devtools.send('Accessibility.getFullAXTree');
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const { root } = await devtools.send('DOM.getDocument', { depth: -1, pierce: true });
  const html = root.children?.find(({ localName }) => localName === 'html');
  const own = new Set((html?.children ?? []).filter(({ nodeName }) => nodeName.toLowerCase() === 'div').flatMap(idsIn));
  const names: string[] = [];
  const look = (id: string): void => {
    const node = byId.get(id);
    if (!node || own.has(node.backendDOMNodeId ?? -1)) return;
    if (!node.ignored && node.name?.value) names.push(`${node.role?.value}: ${node.name.value}`);
    for (const child of node.childIds ?? []) look(child);
  };
  look(nodes[0]?.nodeId ?? '');
  return names;
}

/** The page's state with and without chips, at the same age. The page with chips stays open. */
export async function compare(html: string, options: PageOptions) {
  const states = [];
  for (const people of [[], storedContacts] as const) {
    const { page, chips } = await openPage(html, people, options);
    const errors: string[] = [];
    page.on('pageerror', ({ message }) => errors.push(message));
    page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
    const shown = await chips();
    const devtools = await page.context().newCDPSession(page);
    states.push({
      page,
      chips: shown,
      errors,
      names: await accessibleNames(devtools),
      ...(await page.evaluate(readPageState)),
    });
    await devtools.detach();
  }
  const [{ chips: none, page: _, ...without }, { chips, page, ...withChips }] = states as [
    (typeof states)[0],
    (typeof states)[0],
  ];
  return { page, none, chips, without, withChips };
}
