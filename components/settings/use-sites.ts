import { useEffect, useState } from 'preact/hooks';
import type { SiteAccess } from '../sites/site-access';

/** The allowed match patterns, live, without the API address. `undefined` until they are read. */
export function useSites(access: SiteAccess, apiAddress: string): readonly string[] | undefined {
  const [sites, setSites] = useState<readonly string[]>();
  useEffect(() => {
    const life = new AbortController();
    const update = () => void access.list(apiAddress).then((granted) => !life.signal.aborted && setSites(granted));
    access.watch(update, life.signal);
    update();
    return () => life.abort();
  }, [access, apiAddress]);
  return sites;
}
