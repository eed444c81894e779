import { bundledPackages } from '../package/licence-texts.mjs';

interface Lockfile {
  name: string;
  version: string;
  packages: Readonly<Record<string, { version: string; license?: string; integrity?: string; resolved?: string }>>;
}

/**
 * The packages whose code is shipped, as a CycloneDX list. Not made by `npm sbom`, which leaves out those that a
 * development dependency needs too, and names the time of its run, so that no two lists are equal.
 */
export function createSbom(lockfile: Lockfile, root: string): object {
  const own = { name: lockfile.name, version: lockfile.version, purl: `pkg:npm/${lockfile.name}@${lockfile.version}` };
  const components = bundledPackages(root).map((name) => {
    const locked = lockfile.packages[`node_modules/${name}`];
    if (!locked?.integrity) throw new Error(`package-lock.json has no ${name}`);
    const purl = `pkg:npm/${name.replace('@', '%40')}@${locked.version}`;
    return {
      type: 'library',
      'bom-ref': purl,
      name,
      version: locked.version,
      purl,
      licenses: [{ license: { id: locked.license } }],
      hashes: [
        { alg: 'SHA-512', content: Buffer.from(locked.integrity.slice('sha512-'.length), 'base64').toString('hex') },
      ],
    };
  });
  return {
    $schema: 'http://cyclonedx.org/schema/bom-1.5.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.5',
    version: 1,
    metadata: { component: { type: 'application', 'bom-ref': own.purl, ...own } },
    components,
    dependencies: [{ ref: own.purl, dependsOn: components.map(({ purl }) => purl) }],
  };
}
