/**
 * @param {string} stdout what `npm audit --json` printed
 * @param {boolean} isStrict whether an audit that did not run counts as a failure
 * @returns {{ words: string; status: number }}
 */
export function judgeAudit(stdout, isStrict) {
  const report = parseReport(stdout);
  if (!report?.metadata)
    return {
      words: "AUDIT DID NOT RUN: the registry didn't answer, so nothing was checked.",
      status: isStrict ? 2 : 0,
    };
  const found = Object.entries(report.vulnerabilities ?? {}).map(([name, { severity }]) => `${severity}: ${name}`);
  const { total = 0 } = report.metadata.vulnerabilities;
  return {
    words: [...found, `Audit of shipped packages: ${total} known vulnerabilities`].join('\n'),
    status: total === 0 ? 0 : 1,
  };
}

/**
 * @param {string} stdout
 * @returns {{ metadata?: { vulnerabilities: Record<string, number> }, vulnerabilities?: Record<string, { severity: string }> } | undefined}
 */
function parseReport(stdout) {
  try {
    return JSON.parse(stdout.slice(Math.max(0, stdout.indexOf('{'))));
  } catch {
    return undefined;
  }
}
