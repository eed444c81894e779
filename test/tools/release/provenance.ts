/** A file that is published, and its content. */
export interface Subject {
  name: string;
  sha256: string;
}

interface Origin {
  /** `repository` of package.json, such as `github:acme/phones`. */
  repository: string;
  /** The commit that was built; `undefined` if files differed from it. */
  commit: string | undefined;
  lockfileSha256: string;
  version: string;
  node: string;
  npm: string;
}

/**
 * Says what these files were built from, as an in-toto statement with SLSA provenance. It isn't signed: the release
 * workflow signs one of its own for the same files, and the sources zip lets everybody build them again.
 */
export function provenanceOf(subjects: readonly Subject[], origin: Origin): object {
  return {
    _type: 'https://in-toto.io/Statement/v1',
    subject: subjects.map(({ name, sha256 }) => ({ name, digest: { sha256 } })),
    predicateType: 'https://slsa.dev/provenance/v1',
    predicate: {
      buildDefinition: {
        buildType: 'npm run package',
        externalParameters: { version: origin.version },
        resolvedDependencies: [
          {
            uri: `git+https://github.com/${origin.repository.replace(/^github:/, '')}`,
            ...(origin.commit ? { digest: { gitCommit: origin.commit } } : {}),
          },
          { name: 'package-lock.json', digest: { sha256: origin.lockfileSha256 } },
        ],
      },
      runDetails: { builder: { id: 'npm run package', version: { node: origin.node, npm: origin.npm } } },
    },
  };
}
