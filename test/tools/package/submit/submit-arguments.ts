/** The arguments of `wxt submit`: which package goes to which store. Paths are relative to the project folder. */
export function submitArguments(version: string): string[] {
  const zip = (name: string) => `.output/packages/phones-for-lensmor-${version}-${name}.zip`;
  return [
    ...['--chrome-zip', zip('chrome')],
    ...['--edge-zip', zip('edge')],
    ...['--firefox-zip', zip('firefox')],
    ...['--firefox-sources-zip', zip('sources')],
  ];
}
