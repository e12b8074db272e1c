import { isImperative } from './imperative.ts';

const reference =
  /\b(?:commands?|reference|cli|usage|tools?|tooling|aliases|options|flags|cheat-?\s?sheet|synopsis|examples?)\b/i;
/** "Draining a node", "How to drain a node"; "Monitoring" alone names a subject. */
const doing = /^(?:\W*\d[\d.)]*\s+)?(?:how to \w+|(?!understanding\b)[a-z]+ing \w+)/i;

/** True for a heading of work to do. */
export const headsWork = (title: string): boolean =>
  title.length < 200 && !reference.test(title) && (doing.test(title) || isImperative(title));
