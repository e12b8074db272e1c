const block = 512;

/**
 * A tar archive of files that root owns. It has no entries for folders, so that unpacking it does not
 * change existing folders. Paths are absolute, with at most 255 characters.
 */
export function archiveOf(files: Readonly<Record<string, string>>): Buffer {
  const parts = Object.entries(files).flatMap(([path, text]) => {
    const content = Buffer.from(text, 'utf8');
    const padding = Buffer.alloc((block - (content.length % block)) % block);
    return [header(path.slice(1), content.length), content, padding];
  });
  return Buffer.concat([...parts, Buffer.alloc(2 * block)]);
}

// The fields of the POSIX ustar header at their offsets.
function header(path: string, size: number): Buffer {
  const { name, prefix } = split(path);
  const head = Buffer.alloc(block);
  const octal = (value: number, digits: number) => value.toString(8).padStart(digits, '0');
  head.write(name, 0);
  head.write(octal(0o600, 7), 100);
  head.write(octal(0, 7), 108);
  head.write(octal(0, 7), 116);
  head.write(octal(size, 11), 124);
  head.write(octal(Math.floor(Date.now() / 1000), 11), 136);
  head.write(' '.repeat(8), 148);
  head.write('0', 156);
  head.write('ustar\u000000', 257);
  head.write(prefix, 345);
  const sum = head.reduce((total, byte) => total + byte, 0);
  head.write(`${octal(sum, 6)}\u0000 `, 148);
  return head;
}

// The name field has 100 bytes; a prefix field, for the part before a slash, has 155 more.
function split(path: string): { name: string; prefix: string } {
  if (path.length <= 100) return { name: path, prefix: '' };
  const slash = path.indexOf('/', path.length - 101);
  const [prefix, name] = [path.slice(0, slash), path.slice(slash + 1)];
  if (slash > 0 && prefix.length <= 155 && name !== '') return { name, prefix };
  throw new RangeError(`the path /${path} is too long for a tar archive`);
}
