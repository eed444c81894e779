/** Which package goes to which store, as `wxt submit` takes it; paths from the project's folder. */
export function submitArguments(version: string): string[] {
  const zip = (name: string) => `.output/packages/phones-for-lensmor-${version}-${name}.zip`;
  return [
    ...['--chrome-zip', zip('chrome')],
    ...['--edge-zip', zip('edge')],
    ...['--firefox-zip', zip('firefox')],
    ...['--firefox-sources-zip', zip('sources')],
  ];
}
