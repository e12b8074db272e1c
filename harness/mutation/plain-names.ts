/** A name that stands in the text itself: no variable, placeholder or pattern. */
export const isPlainName = (word: string): boolean => /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/.test(word);

const inCluster = /(?<=^|\/\/|[@"'=])([a-z0-9-]+)\.[a-z0-9-]+\.svc(?=[.:/"']|$)/;

/** The service of an address in the cluster: `redis` in `http://redis.shop.svc.cluster.local:80/`. */
export function hostIn(word: string): { service: string; host: string } | undefined {
  const [host, service] = inCluster.exec(word) ?? [];
  return host !== undefined && service !== undefined ? { service, host } : undefined;
}
