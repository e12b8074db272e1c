import { availableParallelism } from 'node:os';
import pLimit from 'p-limit';
import { shellcheckRules } from '../lint/engine/levels.ts';
import { crashOf } from '../lint/engine/rule-crashed.ts';
import type { LintDocument } from '../lint/read/document.ts';
import { stated } from '../model/figures.ts';
import type { Finding } from '../model/finding.ts';
import type { Script } from '../runbook/commands/script.ts';
import { formatPlace } from '../scenario/place.ts';
import { findingOf } from './comment-finding.ts';
import { parseComments } from './comments.ts';
import { givenText } from './given-text.ts';
import { cannotRead, isNoise, isOfText, needsNoQuotes } from './noise.ts';
import { runShellcheck } from './run-shellcheck.ts';

export interface ShellcheckResult {
  readonly findings: readonly Finding[];
  /** Sentences that name each fence that was not checked, and why. */
  readonly notices: readonly string[];
}

/** Most fences of one runbook; each takes a process, and no real runbook has as many. */
const maxFences = 400;
/** Shellcheck takes more than linear time. */
const maxCharacters = 50_000;

/** One queue for the fences of all runbooks: a runbook has too few to keep every core busy. */
const processes = pLimit(availableParallelism());

/**
 * Runs shellcheck on each shell fence; findings have their places in the runbook. It only reads the
 * text: no command of the runbook runs.
 */
export async function shellcheck(
  { scripts }: LintDocument,
  limit = maxFences,
): Promise<ShellcheckResult> {
  // A command in prose is rarely more than a few words: not worth a process.
  const fences = scripts.filter(({ inline }) => inline === undefined);
  const checked = fences.slice(0, limit);
  const results = await processes.map(checked, checkOrSayWhy);
  const next = fences[limit];
  return {
    findings: results.flatMap(({ findings }) => findings),
    notices: [
      ...results.flatMap(({ notices }) => notices),
      ...(next
        ? [
            `${formatPlace(next.placeAt(0))}: shellcheck checks the first ${limit} fences of a runbook; it did not check the fences from here on.`,
          ]
        : []),
    ],
  };
}

/** A fence that our own reading fails at costs no other its findings. */
async function checkOrSayWhy(script: Script): Promise<ShellcheckResult> {
  try {
    return await checkScript(script);
  } catch (error) {
    const place = script.placeAt(0);
    return { findings: [crashOf(shellcheckRules, error, place.file, place)], notices: [] };
  }
}

async function checkScript(script: Script): Promise<ShellcheckResult> {
  const input = givenText(script);
  if (input === '') return { findings: [], notices: [] };
  const unchecked = (why: string): ShellcheckResult => ({
    findings: [],
    notices: [`${formatPlace(script.placeAt(0))}: shellcheck did not check this fence: ${why}.`],
  });
  if (input.length > maxCharacters) {
    return unchecked(`it has more than ${maxCharacters} characters`);
  }
  const ended = await runShellcheck(input);
  if (ended.tooLongMs !== undefined)
    return unchecked(`it took more than ${stated(ended.tooLongMs)}`);
  const comments = ended.exitCode <= 1 ? parseComments(ended.stdout) : undefined;
  if (!comments) {
    const [reason = ''] = ended.stderr.trim().split('\n');
    return unchecked(`it ended with exit code ${ended.exitCode}${reason && `, ${reason}`}`);
  }
  const [unread] = comments.filter(cannotRead);
  if (unread) return unchecked(`SC${unread.code}, ${unread.message.replace(/\.$/, '')}`);
  return {
    findings: comments
      .filter((comment) => !isNoise(comment) && !isOfText(comment, script.text))
      .filter((comment) => !needsNoQuotes(comment, script.text))
      .map((comment) => findingOf(comment, script)),
    notices: [],
  };
}
