/** A migration that a database went through, in order: how old its data are. */
export interface Migrated {
  readonly name: string;
  readonly checksum: string;
}

export interface TableShape {
  readonly name: string;
  /** In the order in which a row tells them. */
  readonly columns: readonly string[];
}

/** Everything that a database holds, as of one moment. */
export interface Snapshot {
  readonly level: readonly Migrated[];
  /** Each refers to none but those before it. */
  readonly tables: readonly TableShape[];
  /** All rows of a table in no particular order, each as the text that the database makes of it; some at a time. */
  rows(table: string): AsyncIterable<readonly string[]>;
}

/** An empty database that is being filled, in a transaction that is undone if anything fails. */
export interface Filling extends Pick<Snapshot, 'tables' | 'rows'> {
  insert(table: string, rows: readonly string[]): Promise<void>;
  selectKeys(): Promise<readonly StoredKey[]>;
  /** None of a backup from before there were seals. */
  selectSeals(): Promise<readonly StoredSeal[]>;
  /** Under which modules and programmes were published and status lists made: they stand in what is signed. */
  selectAddresses(): Promise<readonly string[]>;
}

/** An issuer's key as it is kept, under seal. */
export interface StoredKey {
  readonly id: string;
  readonly did: string;
  readonly publicKeyMultibase: string;
  readonly sealedSecret: Uint8Array;
  readonly createdAt: Date;
  readonly retiredAt: Date | undefined;
}

/** What opens the key of an issuer's seal, under the master secret. */
export interface StoredSeal {
  readonly id: string;
  readonly sealedSecret: Uint8Array;
}

export interface StoredCredential {
  readonly id: string;
  readonly document: string;
  readonly revoked: boolean;
  readonly suspended: boolean;
}

export interface BackupAct {
  readonly actor: string;
  readonly at: Date;
  readonly details: Readonly<Record<string, unknown>>;
}

/** A restore after which nobody took over yet. */
export interface Hold {
  readonly backup: string;
  readonly takenAt: string;
}

export interface BackupStore {
  /** Reads in one transaction that sees nothing of what others do meanwhile, and keeps none of them waiting. */
  withSnapshot<T>(work: (snapshot: Snapshot) => Promise<T>): Promise<T>;
  /** Notes in the audit that a backup was taken. */
  recordBackup(act: BackupAct): Promise<void>;
  /** Throws `restore.not-empty` (kind `conflict`) if the database holds anything, `restore.in-use` if a service works on it. */
  requireEmpty(): Promise<void>;
  /** Throws `restore.other-build` (kind `refused`) unless data of that level are of this build or an older one. */
  requireKnown(level: readonly Migrated[]): Promise<void>;
  /**
   * Fills an empty database with data of a level, and brings them up to this build's; all in one transaction with the
   * audit entry. What a database may have given out after the backup isn't given out again: running numbers go on far
   * beyond, and every issuer gets a new status list. Throws what `requireEmpty` and `requireKnown` throw.
   */
  fill(level: readonly Migrated[], work: (filling: Filling) => Promise<void>, act: BackupAct): Promise<void>;
  /** The newest restore, unless somebody took over after it. */
  selectHold(): Promise<Hold | undefined>;
  /** Notes in the audit that the restored deployment takes over. */
  recordResumed(act: BackupAct): Promise<void>;
  /** Issued credentials in the order of their ids, from behind one. */
  selectIssued(after: string | undefined, limit: number): Promise<readonly StoredCredential[]>;
  selectStatusListAddresses(): Promise<readonly string[]>;
  /** Lists whose signed form doesn't show the truth. */
  countStatusListsBehind(): Promise<number>;
}
