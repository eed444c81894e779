/** All that must agree before a version is published. */
export interface Release {
  /** As package.json says it. */
  version: string;
  /** Who else says a version, and which: lockfile, manifests, the store's pictures. */
  saidElsewhere: Readonly<Record<string, string | undefined>>;
  /** CHANGELOG.md. */
  changelog: string;
  /** Size in pixels by file, such as `1280x800`: those that the stores ask for, and those that are there. */
  pictures: { wanted: Readonly<Record<string, string>>; found: Readonly<Record<string, string>> };
  /** By what was measured, in bytes or kB alike. */
  sizes: { measured: Readonly<Record<string, number>>; budget: Readonly<Record<string, number>> };
  /** The versions of which an example of what they stored is kept. */
  storedVersions: readonly string[];
  /** What the store kit's texts have too much of, in words. */
  listingFaults: readonly string[];
}

/** What keeps this version from being published, each in words; empty when nothing does. */
export function findFaults(release: Release): string[] {
  const { version, saidElsewhere, storedVersions } = release;
  const storeVersion = /^(0|[1-9]\d{0,4})(\.(0|[1-9]\d{0,4})){2}$/;
  return [
    ...(storeVersion.test(version) ? [] : [`package.json says version ${version}; stores take three numbers`]),
    ...Object.entries(saidElsewhere).flatMap(([who, said]) =>
      said === version ? [] : [`${who} says version ${said ?? '(none)'}, package.json ${version}`],
    ),
    ...changelogFaults(release),
    ...pictureFaults(release.pictures),
    ...sizeFaults(release.sizes),
    ...(storedVersions.includes(version) ? [] : [`test/upgrade has no example of what version ${version} stores`]),
    ...release.listingFaults,
  ];
}

/** The newest entry is this version's, has a day that can be, and says something. */
function changelogFaults({ version, changelog }: Pick<Release, 'version' | 'changelog'>): string[] {
  const [, newest = '', day = '', words = ''] =
    /^## (\S+)(?: – (\S+))?\n([\s\S]*?)(?=^## |(?![\s\S]))/m.exec(changelog) ?? [];
  if (newest !== version) return [`CHANGELOG.md begins with ${newest || 'nothing'}, package.json says ${version}`];
  return [
    ...(/^\d{4}-\d\d-\d\d$/.test(day) && !Number.isNaN(Date.parse(day))
      ? []
      : [`CHANGELOG.md has no day for ${version}`]),
    ...(/^- \S/m.test(words) ? [] : [`CHANGELOG.md says nothing of ${version}`]),
  ];
}

function pictureFaults({ wanted, found }: Release['pictures']): string[] {
  return [...new Set([...Object.keys(wanted), ...Object.keys(found)])].flatMap((name) =>
    found[name] === wanted[name]
      ? []
      : [`docs/store/images/${name} is ${found[name] ?? 'missing'}, the stores want ${wanted[name] ?? 'none'}`],
  );
}

function sizeFaults({ measured, budget }: Release['sizes']): string[] {
  return [...new Set([...Object.keys(measured), ...Object.keys(budget)])].flatMap((what) => {
    const [size, most] = [measured[what], budget[what]];
    if (size === undefined || most === undefined)
      return [`${what}: ${size === undefined ? 'not measured' : 'no budget'}`];
    return size <= most ? [] : [`${what} is ${size}, its budget ${most}`];
  });
}
