import { CairnError } from '../common/errors.js';
import { type Cluster, prepareCluster, ROLE } from './embedded-cluster.js';
import {
  hasRoom,
  type Launch,
  launch,
  PORT,
  pause,
  type ServerSettings,
  serverPid,
  shutDown,
} from './embedded-process.js';
import { type Seat, type SocketAddress, takeSeat } from './embedded-session.js';

/** A process's hold on a private PostgreSQL server. */
export interface EmbeddedServer {
  readonly address: SocketAddress;
  /** The server ran already: another process started it, or one that was killed left it behind. */
  readonly adopted: boolean;
  /** Lets go of the server, and stops it if nobody else uses it. */
  stop(): Promise<void>;
}

export interface EmbeddedOptions {
  /** This process is the one service of the folder; see `startEmbedded`. */
  readonly service?: boolean;
  /** Beyond or instead of the durable defaults; they take effect if this process starts the server. */
  readonly settings?: ServerSettings;
  /** Called once if the server went away and cannot be had again; the process should end then. */
  readonly onLost?: (error: CairnError) => void;
}

/** A server that was killed may have much to replay before it lets anybody in. */
const START_TRIES = 6000;

/** Milliseconds between two tries to start a server whose disk is full. */
const FULL_MS = 1000;

/** How long a service that stops waits for commands that use the server which ends with it. */
const GRACE_MS = 5_000;
/** How long the server may take to notice that a process was killed, whose seat is then taken until it does. */
const DEAD_MS = 1000;

/**
 * Runs PostgreSQL on the cluster at `clusterDir`, which is made if it isn't there, or joins a server that runs on it.
 * Any number of processes share a server, whoever started it; the last to stop ends it. A server that goes away
 * meanwhile is started again, on a full disk as soon as that has room. There is at most one service: a server that it starts
 * ends with it even if it is killed; one that a command starts outlives the command if others use it.
 *
 * @throws CairnError `storage.service-running` if `service` and another service has the folder;
 *   `storage.start-failed`; and those of `prepareCluster`.
 */
export async function startEmbedded(
  clusterDir: string,
  options: EmbeddedOptions = {},
): Promise<EmbeddedServer> {
  const cluster = prepareCluster(clusterDir);
  const address = { host: cluster.socketDir, port: PORT, user: ROLE, database: 'postgres' };
  const hold: Hold = { cluster, address, options, stopping: false, startedHere: false };
  const seat = await sit(hold);
  if (seat === undefined) throw startFailed('it was stopped meanwhile');
  return {
    address,
    adopted: !hold.startedHere,
    stop: () => letGo(hold),
  };
}

/** What is known about this process's use of a server. */
interface Hold {
  readonly cluster: Cluster;
  readonly address: SocketAddress;
  readonly options: EmbeddedOptions;
  seat?: Seat;
  startedHere: boolean;
  stopping: boolean;
  recovery?: Promise<void>;
}

/** Takes a seat, as the service if it is one, and sees to it that another is taken when it is lost. */
async function sit(hold: Hold): Promise<Seat | undefined> {
  const seat = await seatAtRunning(hold);
  if (seat === undefined) return undefined;
  hold.seat = seat;
  const claimed = hold.options.service === true ? await claim(seat) : true;
  if (claimed === undefined) return sit(hold);
  if (!claimed) {
    await giveUp(hold);
    throw new CairnError(
      'conflict',
      'storage.service-running',
      `Another service is running on ${hold.cluster.dir}. Stop it first, or give this one another CAIRN_DATA_DIR; several ` +
        'services at one database need DATABASE_URL.',
    );
  }
  seat.onLost(() => {
    if (!hold.stopping) hold.recovery = recover(hold);
  });
  return seat;
}

/** Whether the seat is the service's now; undefined if the server went away over it. */
async function claim(seat: Seat): Promise<boolean | undefined> {
  try {
    return await seat.claimService();
  } catch {
    return undefined;
  }
}

async function recover(hold: Hold): Promise<void> {
  try {
    await sit(hold);
  } catch (error) {
    hold.options.onLost?.(error instanceof CairnError ? error : startFailed(String(error)));
  }
}

/**
 * Connects, launching the server as often as it takes; undefined if `stop` was called meanwhile. Whoever had a seat waits
 * for a full disk to get room again, however long.
 */
async function seatAtRunning(hold: Hold): Promise<Seat | undefined> {
  let tries = 0;
  let launched: Launch | undefined;
  let failures = 0;
  while (!hold.stopping) {
    const seat = await takeSeat(hold.address);
    if (!(seat instanceof Error)) {
      hold.startedHere = launched?.pid !== undefined && launched.pid === serverPid(hold.cluster);
      return seat;
    }
    if (hold.seat !== undefined && launched?.running() === false && !hasRoom(hold.cluster)) {
      tries = 0;
      await pause(FULL_MS);
    } else if (launched?.failed() === true) failures += 1;
    if (failures >= 3 || ++tries > START_TRIES) {
      const full = hasRoom(hold.cluster) ? undefined : 'its disk is full';
      throw startFailed(full ?? (launched?.said() || seat.message));
    }
    if (launched === undefined || !launched.running()) {
      // Not the first time: another process's server is just starting or stopping. Let it.
      if (launched !== undefined) await pause(200);
      launched = launch(hold.cluster, hold.options.settings ?? {}, hold.options.service === true);
    }
    await pause(20);
  }
  return undefined;
}

async function letGo(hold: Hold): Promise<void> {
  hold.stopping = true;
  await hold.recovery;
  await giveUp(hold);
}

async function giveUp(hold: Hold): Promise<void> {
  hold.stopping = true;
  if (hold.seat === undefined) return;
  if (await hold.seat.leave(graceOf(hold))) await shutDown(hold.cluster);
  await hold.seat.end();
}

/** A service has time; a command is waited for. */
function graceOf({ startedHere, options }: Hold): number {
  if (options.service !== true) return 0;
  return startedHere ? GRACE_MS : DEAD_MS;
}

function startFailed(reason: string): CairnError {
  return new CairnError('unavailable', 'storage.start-failed', `PostgreSQL did not start: ${reason}`);
}
