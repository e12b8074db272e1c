import { type LintDocument, proseOf } from './document.ts';

/**
 * True if the document sets the namespace of later commands: with `kubens`, in an alias or a variable
 * (`K='kubectl -n shop'`), or by asking the reader to do so.
 */
export function setsNamespace({ scripts, commands, blocks }: LintDocument): boolean {
  return (
    commands.some(({ words }) => words[0] === 'kubens' && words.length > 1) ||
    scripts.some(({ text }) => text.includes('=') && alias.test(text)) ||
    blocks.some((block) => {
      const text = proseOf(block)?.text ?? '';
      return /namespace/i.test(text) && asked.test(text);
    })
  );
}

const alias = /\w=["'](?:sudo )?(?:kubectl|oc) [^"'\n]{0,80}(?:-n|--namespace)[ =]?\S/;

/** "Switch to the namespace of the shop", "with your context set to the namespace shop". */
const asked =
  /\b(?:context|kubeconfig)\b[^.\n]{0,60}\bnamespace\b|\b(?:switch|change)\b[^.\n]{0,30}\bnamespace\b|\bset\b[^.\n]{0,20}\b(?:current|default|your)\b[^.\n]{0,20}\bnamespace\b|\bnamespace\b[^.\n]{0,40}\b(?:is|as) (?:the |your )?default\b/i;
