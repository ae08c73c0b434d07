/** By code: what it means, and what to do, each in plain sentences. */
export type ProblemTexts = Readonly<Record<string, readonly [means: string, remedy: string]>>;
