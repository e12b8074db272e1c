/** Words that another command follows, which they run. */
export const wrappers: ReadonlySet<string> = new Set(
  'timeout time while until ! env nohup nice exec command xargs watch retry stdbuf'.split(' '),
);
