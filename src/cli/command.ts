import type { ApiKeyDeps } from '../access/api-keys.js';
import type { BackupDeps } from '../backup/backup.js';
import type { HoldDeps } from '../backup/hold.js';
import type { RestoreDeps } from '../backup/restore.js';
import type { Clock } from '../common/effects.js';
import type { ArchiveDeps } from '../delivery/archive/archive.js';
import type { CertificateDeps } from '../delivery/certificate/of-award.js';
import type { ShareDeps } from '../delivery/shares.js';
import type { ConsentDeps } from '../issuing/consent.js';
import type { EraseDeps } from '../issuing/erasing/erase.js';
import type { StartImportDeps } from '../issuing/import/start-import.js';
import type { ManageDeps } from '../issuing/jobs/manage.js';
import type { runJobToEnd } from '../issuing/jobs/run.js';
import type { LifecycleDeps } from '../issuing/lifecycle/acts.js';
import type { RenditionDeps } from '../issuing/renditions/issue.js';
import type { SealDeps } from '../issuing/seals/manage.js';
import type { SeedDeps } from '../issuing/seed.js';
import type { SettleDeps } from '../issuing/settle.js';
import type { TrustMaterial } from '../verification/material.js';

/** What exit codes mean; scripts rely on them. */
export const EXIT = {
  ok: 0,
  notVerified: 1,
  usage: 2,
  undetermined: 3,
  faultyInput: 4,
  refused: 5,
  unavailable: 6,
  internal: 70,
} as const;

/** Taking and restoring backups, and the key that opens them if no passphrase does. */
export interface BackupServices {
  readonly taking: BackupDeps;
  readonly restoring: RestoreDeps;
  readonly hold: HoldDeps;
  readonly masterKey: Uint8Array;
}

/** The use-cases that commands call. */
export interface CommandServices {
  readonly access: ApiKeyDeps;
  readonly archive: ArchiveDeps;
  readonly certificates: CertificateDeps;
  readonly backup: BackupServices;
  readonly issuing: SettleDeps;
  readonly lifecycle: LifecycleDeps;
  readonly importing: StartImportDeps;
  readonly jobs: Parameters<typeof runJobToEnd>[0] & ManageDeps;
  readonly consent: ConsentDeps;
  readonly erasing: EraseDeps;
  readonly renditions: RenditionDeps;
  readonly sharing: ShareDeps;
  readonly seeding: Omit<SeedDeps, 'demo'>;
  readonly keystore: { check(): Promise<readonly IssuerKeyLine[]> };
  readonly sealing: SealDeps & {
    readonly certificatesOfPem: (text: string) => Uint8Array[];
  };
  readonly config: { readonly publicUrl: string; readonly mode: 'production' | 'local' };
  readonly trust: () => Promise<TrustMaterial>;
}

export interface IssuerKeyLine {
  readonly id: string;
  readonly did: string;
  readonly createdAt: Date;
  readonly retiredAt: Date | undefined;
}

/** What a command answers: for scripts and for people. */
export interface Answer {
  readonly exit: number;
  /** Printed by `--json`. */
  readonly json: unknown;
  readonly text: string;
}

export type OptionSpec = Readonly<
  Record<string, { readonly type: 'string' | 'boolean'; readonly help: string; readonly required?: true }>
>;

/** One command: what it is called with, and what it does. */
export interface Command {
  readonly name: string;
  /** What stands after the name: nothing, exactly one `FILE`, at least one `AWARD…`, or any number of `[ID…]`. */
  readonly operands: string;
  readonly help: string;
  /** What `--help` says at its end: how it is done, in lines. */
  readonly more?: string;
  /** It does something in the name of issuers, so it is refused while a restored deployment is held. */
  readonly acts: boolean;
  readonly options: OptionSpec;
  readonly run: (services: CommandServices, input: CommandInput) => Promise<Answer>;
  /** Does without anything that is kept here, where a call can be answered so; `undefined` for one that can't. */
  readonly alone?: (input: CommandInput, clock: Clock) => Promise<Answer> | undefined;
}

export interface CommandInput {
  readonly operands: readonly string[];
  readonly options: Readonly<Record<string, string | boolean | undefined>>;
}

/** The call's words are off; the message says how. */
export class UsageError extends Error {}

/** Exactly one operand, called `name` in the message. */
export function oneOperand({ operands }: CommandInput, name: string): string {
  const [only, ...more] = operands;
  if (only === undefined || more.length > 0) throw new UsageError(`exactly one ${name} is needed`);
  return only;
}

/** A text option, or `undefined`. */
export function textOption({ options }: CommandInput, name: string): string | undefined {
  const value = options[name];
  return typeof value === 'string' ? value : undefined;
}

export function requiredOption(input: CommandInput, name: string): string {
  const value = textOption(input, name);
  if (value === undefined) throw new UsageError(`--${name} is needed`);
  return value;
}
