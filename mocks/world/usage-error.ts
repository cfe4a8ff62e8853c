/** Something was asked for that cannot be done: told in a sentence, without a stack. */
export class UsageError extends Error {}
