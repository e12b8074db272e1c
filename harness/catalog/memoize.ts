/**
 * Memoizes a parser by its texts: the forty drills of a system name the same two documents. The result
 * is shared and must not be changed.
 */
export function memoize<Text extends readonly string[], Made>(
  parse: (...text: Text) => Made,
): (...text: Text) => Made {
  const made = new Map<string, Made>();
  return (...text) => {
    const key = JSON.stringify(text);
    if (!made.has(key)) made.set(key, parse(...text));
    return made.get(key) as Made;
  };
}
