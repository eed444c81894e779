import { useEffect, useState } from 'preact/hooks';
import type { SiteAccess } from '../sites/site-access';

/** The match patterns that are allowed, live; the API's own address is no site. `undefined` until they were read. */
export function useSites(access: SiteAccess, apiAddress: string): readonly string[] | undefined {
  const [sites, setSites] = useState<readonly string[]>();
  useEffect(() => {
    const life = new AbortController();
    const look = () => void access.list(apiAddress).then((granted) => !life.signal.aborted && setSites(granted));
    access.watch(look, life.signal);
    look();
    return () => life.abort();
  }, [access, apiAddress]);
  return sites;
}
