/** Types for the parts of the frameworks used here: React has none, and types are checked without the packages too. */
declare module 'react' {
  export interface Element {
    readonly type: unknown;
  }
  export type Child = Element | string | number | null | readonly Child[];
  export function createElement<Props extends object>(
    type: string | ((props: Props) => Element),
    props: Props | null,
    ...children: Child[]
  ): Element;
  export function useState<State>(initial: State): [State, (next: (before: State) => State) => void];
  export function useEffect(effect: () => undefined | (() => void), dependencies: readonly unknown[]): void;
}
declare module 'react-dom/client' {
  import type { Element as Root } from 'react';
  export function hydrateRoot(
    container: Element | Document,
    root: Root,
    options: { onRecoverableError: (error: unknown) => void },
  ): void;
}
declare module 'react-dom/server' {
  import type { Element } from 'react';
  export function renderToString(root: Element): string;
}
declare module 'vue' {
  export interface VNode {
    readonly type: unknown;
  }
  export type Child = VNode | string;
  export function h(
    type: string,
    props: object | readonly Child[] | string,
    children?: readonly Child[] | string,
  ): VNode;
  export function ref<Value>(value: Value): { value: Value };
  export function onMounted(hook: () => void): void;
  export function createSSRApp(root: { setup(): () => VNode }): {
    config: { warnHandler?: (message: string) => void; errorHandler?: (error: unknown) => void };
    mount(selector: string): void;
  };
}
