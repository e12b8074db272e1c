/** The limit on a text that is read as a runbook; one of 3,000 lines has about 150,000. */
export const mostCharacters = 500_000;

/** `has 800034 characters; …`: why a text is not read; undefined for one that is. */
export const whyTooLong = ({ length }: string): string | undefined =>
  length > mostCharacters
    ? `has ${length} characters; Firedrill reads at most ${mostCharacters}`
    : undefined;

/** What to do about it. */
export const insteadOfLong = 'Write one runbook for each system or each kind of incident.';
