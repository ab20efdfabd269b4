/** Something is wrong with what the user gave. Its message is one sentence, printed without a stack. */
export class UsageError extends Error {}
