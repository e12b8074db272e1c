/** Images that run the program of their name with whatever arguments follow. */
const programs: ReadonlyMap<string, string> = new Map([
  ...'migrate flyway liquibase dbmate goose mc kubectl helm terraform restic rclone kopia curl s5cmd'
    .split(' ')
    .map((name) => [name, name] as const),
  ['aws-cli', 'aws'],
  ['opentofu', 'tofu'],
]);

/**
 * `migrate` of `docker run --rm migrate/migrate:4 down 1`; undefined where the words name their program
 * themselves. `inner`: index of the first word after the image.
 */
export function programOfImage(
  name: string,
  words: readonly string[],
  inner: number,
): string | undefined {
  if (!/^(?:docker|podman|nerdctl)$/.test(name) || !words.includes('run')) return undefined;
  const image = words[inner - 1] ?? '';
  const program = programs.get(image.slice(image.lastIndexOf('/') + 1).replace(/[:@].*$/, ''));
  return program === words[inner] ? undefined : program;
}
