/** The name that containerd uses: `docker.io/library/redis:7`. A digest makes the tag beside it meaningless. */
export function fullName(reference: string): string {
  const [first = '', ...rest] = reference.split('/');
  const isHost = rest.length > 0 && /[.:]|^localhost$/.test(first);
  const named = isHost ? reference : `docker.io/${rest.length ? '' : 'library/'}${reference}`;
  if (named.includes('@')) return named.replace(/:[^/@]*@/, '@');
  return /:[^/]*$/.test(named) ? named : `${named}:latest`;
}

/** The same image with another tag, otherwise as it was written. */
export function withTag(reference: string, tag: string): string {
  return `${reference.replace(/@.*$/, '').replace(/:[^/]*$/, '')}:${tag}`;
}
