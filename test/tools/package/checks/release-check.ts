/** Everything that must agree before a version is published. */
export interface Release {
  /** From package.json. */
  version: string;
  /** `repository` and `bugs` from package.json. */
  links: Readonly<Record<string, string | undefined>>;
  /** The version in other places: lockfile, manifests, store pictures. */
  saidElsewhere: Readonly<Record<string, string | undefined>>;
  /** CHANGELOG.md. */
  changelog: string;
  /** Size in pixels by file, for example `1280x800`: the pictures that the stores require, and those that exist. */
  pictures: {
    wanted: Readonly<Record<string, string>>;
    found: Readonly<Record<string, string>>;
    /** `hashPictureSources` when they were taken, and now. */
    takenOf: string | undefined;
    current: string;
  };
  /** By part; bytes or kB, the same in both. */
  sizes: { measured: Readonly<Record<string, number>>; budget: Readonly<Record<string, number>> };
  /** The versions with a saved example of what they stored. */
  storedVersions: readonly string[];
  /** Texts of the store kit that exceed a limit. */
  listingFaults: readonly string[];
  /**
   * Details that only the publisher can provide and that are missing (`publisherFaults`), and store rules that nothing
   * fulfils.
   */
  publisherFaults: readonly string[];
}

/** Everything that prevents this version from being published; empty if nothing does. */
export function findFaults(release: Release): string[] {
  const { version, saidElsewhere, storedVersions } = release;
  const storeVersion = /^(0|[1-9]\d{0,4})(\.(0|[1-9]\d{0,4})){2}$/;
  return [
    ...(storeVersion.test(version) ? [] : [`package.json says version ${version}; stores take three numbers`]),
    ...Object.entries(saidElsewhere).flatMap(([who, said]) =>
      said === version ? [] : [`${who} says version ${said ?? '(none)'}, package.json ${version}`],
    ),
    ...Object.entries(release.links).flatMap(([name, link]) =>
      link === undefined || /\bOWNER\b/.test(link)
        ? [`${name} in package.json is ${link ?? 'missing'}; enter your own`]
        : [],
    ),
    ...changelogFaults(release),
    ...pictureFaults(release.pictures),
    ...sizeFaults(release.sizes),
    ...(storedVersions.includes(version) ? [] : [`test/upgrade has no example of what version ${version} stores`]),
    ...release.listingFaults,
    ...release.publisherFaults,
  ];
}

/** The newest entry must be for this version, have a valid date, and list a change. */
function changelogFaults({ version, changelog }: Pick<Release, 'version' | 'changelog'>): string[] {
  const [, newest = '', day = '', words = ''] =
    /^## (\S+)(?: – (\S+))?\n([\s\S]*?)(?=^## |(?![\s\S]))/m.exec(changelog) ?? [];
  if (newest !== version) return [`CHANGELOG.md starts with ${newest || 'nothing'}, package.json says ${version}`];
  return [
    ...(/^\d{4}-\d\d-\d\d$/.test(day) && !Number.isNaN(Date.parse(day))
      ? []
      : [`CHANGELOG.md has no day for ${version}`]),
    ...(/^- \S/m.test(words) ? [] : [`CHANGELOG.md lists no change for ${version}`]),
  ];
}

function pictureFaults({ wanted, found, takenOf, current }: Release['pictures']): string[] {
  const stale =
    takenOf === current ? [] : ['the pictures show an older version of the pages; run npm run store-pictures'];
  const sizes = [...new Set([...Object.keys(wanted), ...Object.keys(found)])].flatMap((name) =>
    found[name] === wanted[name]
      ? []
      : [`docs/store/images/${name} is ${found[name] ?? 'missing'}, the stores require ${wanted[name] ?? 'none'}`],
  );
  return [...stale, ...sizes];
}

function sizeFaults({ measured, budget }: Release['sizes']): string[] {
  return [...new Set([...Object.keys(measured), ...Object.keys(budget)])].flatMap((what) => {
    const [size, most] = [measured[what], budget[what]];
    if (size === undefined || most === undefined)
      return [`${what}: ${size === undefined ? 'not measured' : 'no budget'}`];
    return size <= most ? [] : [`${what} is ${size}, its budget ${most}`];
  });
}
