import { parseSync } from 'vite';

/** One change to a source file that should make a test fail. */
export interface Mutant {
  file: string;
  /** Counted from 1. */
  line: number;
  /** The code before and after, on one line. */
  change: string;
  /** The whole file after the change. */
  source: string;
}

interface Node {
  type: string;
  start: number;
  end: number;
  [key: string]: unknown;
}

interface Edit {
  start: number;
  end: number;
  text: string;
}

const OPPOSITES: Record<string, string> = {
  '===': '!==',
  '!==': '===',
  '<': '>=',
  '>': '<=',
  '<=': '>',
  '>=': '<',
  '+': '-',
  '-': '+',
  '*': '/',
};

/** Every mutant of a file, in order: dropped or inverted conditions, removed guards and calls, filters that keep all. */
export function mutantsOf(file: string, source: string): Mutant[] {
  const { program } = parseSync(file, source);
  const text = ({ start, end }: Node) => source.slice(start, end);
  const edits: Edit[] = [];
  const replace = ({ start, end }: Node, by: string) => edits.push({ start, end, text: by });

  visit(program as unknown as Node, (node) => {
    const { left, right, operator, test, consequent, expression, callee } = node as Record<string, Node> & {
      operator?: string;
    };
    switch (node.type) {
      case 'LogicalExpression':
        if (left && right && operator !== '??') {
          replace(node, text(left));
          replace(node, text(right));
        }
        break;
      case 'BinaryExpression': {
        const opposite = OPPOSITES[operator ?? ''];
        if (left && right && opposite) replace(node, `${text(left)} ${opposite} ${text(right)}`);
        break;
      }
      case 'IfStatement':
        if (test && consequent && /^(Return|Throw|Continue|Block)Statement$/.test(consequent.type))
          replace(test, 'false');
        break;
      case 'ConditionalExpression':
        if (test) replace(test, `!(${text(test)})`);
        break;
      case 'ExpressionStatement':
        if (expression && /^(Call|Await|Assignment)Expression$/.test(expression.type)) replace(node, ';');
        break;
      case 'CallExpression': {
        const [predicate] = node.arguments as Node[];
        if (predicate && callee?.type === 'MemberExpression' && /\.(filter|some|every)$/.test(text(callee)))
          replace(predicate, '() => true');
        break;
      }
    }
  });
  return edits.map(({ start, end, text: by }) => ({
    file,
    line: source.slice(0, start).split('\n').length,
    change: `${oneLine(source.slice(start, end))} → ${oneLine(by)}`,
    source: source.slice(0, start) + by + source.slice(end),
  }));
}

const oneLine = (code: string): string => {
  const line = code.replace(/\s+/g, ' ');
  return line.length > 70 ? `${line.slice(0, 67)}…` : line;
};

function visit(node: Node, onNode: (node: Node) => void): void {
  // Types don't exist at run time.
  if (node.type.startsWith('TS')) return;
  onNode(node);
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) {
      if (typeof (child as Node | undefined)?.type === 'string') visit(child as Node, onNode);
    }
  }
}
