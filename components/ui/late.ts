import { type ComponentType, type FunctionComponent, h } from 'preact';
import { useEffect, useState } from 'preact/hooks';

/** A component whose code is not part of its page's first script. */
export interface Late<Props> {
  /** Shows nothing until its code is loaded. */
  Part: FunctionComponent<Props>;
  /** Loads the code, so that `Part` shows it as soon as it is rendered. */
  load(): Promise<void>;
}

export function createLate<Props extends object>(find: () => Promise<ComponentType<Props>>): Late<Props> {
  let Loaded: ComponentType<Props> | undefined;
  async function load(): Promise<void> {
    Loaded ??= await find();
  }
  return {
    load,
    Part(props) {
      const [, setLoaded] = useState(false);
      useEffect(() => {
        if (!Loaded) void load().then(() => setLoaded(true));
      }, []);
      return Loaded ? h(Loaded, props) : null;
    },
  };
}
