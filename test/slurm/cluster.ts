/**
 * Slurm on this machine alone, all of it in one folder: a munge of its own, the controller, and one node.
 *
 * Laws: nothing listens but on loopback and in the folder. What is started is ended by its number, jobs first, and nothing
 * else is. Neither the system's Slurm nor its munge is asked or changed.
 */

import { type ChildProcess, execFile, execFileSync, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { lookup } from "node:dns/promises";
import { once } from "node:events";
import { accessSync, constants, mkdirSync, openSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { availableParallelism, hostname, userInfo } from "node:os";
import { delimiter, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";

const PROGRAMS = ["munged", "slurmctld", "slurmd", "sbatch", "squeue", "scontrol", "scancel", "sinfo"];
/** Servers are in folders that not every account has on its path. */
const PATH = [process.env.PATH, "/usr/sbin", "/sbin"].join(delimiter);
const READY_MS = 60_000;
const POLL_MS = 500;

/** Something is missing here; the sentence says what. */
export class CannotRun extends Error {}

/** A job as the controller has it, by its names: `JobState`, `ArrayTaskId`, `StartTime` and others. */
export type Job = Readonly<Record<string, string>>;

export class Cluster {
  readonly #folder: string;
  readonly #signal: AbortSignal;
  readonly #servers: { readonly name: string; readonly child: ChildProcess; readonly log: string }[] = [];

  /** What runs in it stops waiting when the signal comes; call `stop` all the same. */
  constructor(folder: string, signal: AbortSignal) {
    this.#folder = folder;
    this.#signal = signal;
  }

  /** The versions of Slurm and munge. Throws CannotRun when a program is missing. */
  static versions(): string[] {
    const missing = PROGRAMS.filter((name) => !isOnPath(name));
    if (missing.length > 0) {
      throw new CannotRun(
        `Slurm isn't installed here: there is no ${missing.join(", ")}. It needs Debian's packages slurm-wlm and munge.`,
      );
    }
    const said = (name: string, option: string) =>
      execFileSync(name, [option], { encoding: "utf8", env: { ...process.env, PATH } });
    return [said("slurmctld", "-V"), said("munged", "--version")].map((text) => text.split("\n")[0] ?? "");
  }

  /** Starts the three servers, each when the one before answers, and returns when the node takes jobs. */
  async start(): Promise<void> {
    const [host = ""] = hostname().split(".");
    const { address } = await lookup(host, { family: 4 });
    // Slurm's servers bind to what the machine's name stands for.
    if (!address.startsWith("127."))
      throw new CannotRun(
        `Slurm would listen on ${address}: ${host} has to stand for 127.0.0.1 in /etc/hosts.`,
      );
    for (const name of ["munge", "state", "spool"]) mkdirSync(join(this.#folder, name), { mode: 0o700 });
    writeFileSync(join(this.#folder, "munge", "key"), randomBytes(128), { mode: 0o600 });
    const [controller = 0, node = 0] = await freePorts(2);
    writeFileSync(
      join(this.#folder, "slurm.conf"),
      configuration({ folder: this.#folder, host, address, controller, node }),
    );

    const munge = (name: string) => join(this.#folder, "munge", name);
    // By force: only this account may reach its socket, which munge takes for a mistake.
    this.#serve(
      ...["munged", "--foreground", "--force", `--socket=${munge("socket")}`, `--key-file=${munge("key")}`],
      ...[`--pid-file=${munge("pid")}`, `--seed-file=${munge("seed")}`, "--num-threads=2"],
    );
    await this.#until("munge answers", async () => {
      await this.run("munge", "--no-input", `--socket=${munge("socket")}`);
      return true;
    });
    const config = join(this.#folder, "slurm.conf");
    this.#serve("slurmctld", "-D", "-f", config);
    await this.#until("the controller answers", async () =>
      (await this.run("scontrol", "ping")).includes("is UP"),
    );
    this.#serve("slurmd", "-D", "-f", config);
    await this.#until("the node takes jobs", async () =>
      (await this.run("sinfo", "--noheader", "--format=%T")).includes("idle"),
    );
  }

  /** Starts a program of Slurm and returns what it prints. */
  async run(program: string, ...args: string[]): Promise<string> {
    return this.#ask(program, args, this.#signal);
  }

  /** Submits a job file and returns the job's number. */
  async submit(...args: string[]): Promise<string> {
    return (await this.run("sbatch", "--parsable", ...args)).trim();
  }

  /** Waits until no job is queued or running, and returns them all, shards before what waited for them. */
  async finished(): Promise<Job[]> {
    while ((await this.run("squeue", "--noheader")).trim() !== "")
      await sleep(POLL_MS, undefined, { signal: this.#signal });
    const records = (await this.run("scontrol", "show", "job", "--oneliner")).trim().split("\n");
    return records
      .map((record) =>
        Object.fromEntries(
          [...record.matchAll(/(\S+?)=(\S*)/g)].map(([, key = "", value = ""]) => [key, value]),
        ),
      )
      .sort((a, b) => placeOf(a) - placeOf(b));
  }

  /** Cancels what still runs, then ends the servers, the last started first. */
  async stop(): Promise<void> {
    if (this.#servers.some(({ name }) => name === "slurmd")) {
      await this.#ask("scancel", ["--user", userInfo().username]).catch(() => undefined);
      const end = Date.now() + READY_MS;
      const busy = () => this.#ask("squeue", ["--noheader"]).catch(() => "");
      while ((await busy()).trim() !== "" && Date.now() < end) await sleep(POLL_MS);
    }
    for (const { child } of this.#servers.reverse()) {
      if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) continue;
      const ended = once(child, "exit");
      child.kill("SIGTERM");
      const late = setTimeout(() => child.kill("SIGKILL"), READY_MS);
      await ended;
      clearTimeout(late);
    }
  }

  async #ask(program: string, args: readonly string[], signal?: AbortSignal): Promise<string> {
    const env = { ...process.env, PATH, SLURM_CONF: join(this.#folder, "slurm.conf") };
    const { stdout } = await promisify(execFile)(program, args, {
      ...{ encoding: "utf8", env, cwd: this.#folder },
      ...(signal === undefined ? {} : { signal }),
    });
    return stdout;
  }

  #serve(name: string, ...args: string[]): void {
    const log = join(this.#folder, `${name}.log`);
    const to = openSync(log, "w");
    // In a session of its own: Ctrl+C at the terminal is for us, who then end the servers in their order.
    const child = spawn(name, args, {
      ...{ detached: true, cwd: this.#folder, stdio: ["ignore", to, to] },
      env: { ...process.env, PATH },
    });
    child.on("error", () => undefined); // its log stays empty, and `#until` says so
    this.#servers.push({ name, child, log });
  }

  async #until(what: string, holds: () => Promise<boolean>): Promise<void> {
    const end = Date.now() + READY_MS;
    while (!(await holds().catch(() => false))) {
      this.#signal.throwIfAborted();
      const server = this.#servers.at(-1);
      if (server === undefined || server.child.exitCode !== null || Date.now() > end) {
        const log = server === undefined ? "" : readFileSync(server.log, "utf8").slice(-2_000);
        throw new Error(`Waited in vain until ${what}. The end of what ${server?.name} said:\n${log}`);
      }
      await sleep(POLL_MS, undefined, { signal: this.#signal });
    }
  }
}

/** A task of an array by its number, other jobs after them. */
const placeOf = ({ ArrayTaskId }: Job) => Number(ArrayTaskId ?? Number.MAX_SAFE_INTEGER);

function isOnPath(name: string): boolean {
  return PATH.split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, name), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

/** Ports that nobody has just now. */
async function freePorts(count: number): Promise<number[]> {
  const servers = Array.from({ length: count }, () => createServer().listen(0, "127.0.0.1"));
  const ports = await Promise.all(
    servers.map(async (server) => {
      await once(server, "listening");
      const address = server.address();
      return typeof address === "object" ? (address?.port ?? 0) : 0;
    }),
  );
  await Promise.all(servers.map((server) => once(server.close(), "close")));
  return ports;
}

interface Place {
  readonly folder: string;
  /** The machine's short name, and what it stands for. */
  readonly host: string;
  readonly address: string;
  /** Ports. */
  readonly controller: number;
  readonly node: number;
}

function configuration({ folder, host, address, controller, node }: Place): string {
  const { username } = userInfo();
  return `ClusterName=month
SlurmctldHost=${host}(${address})
SlurmctldPort=${controller}
SlurmdPort=${node}
CommunicationParameters=NoCtldInAddrAny,NoInAddrAny
AuthType=auth/munge
AuthInfo=socket=${join(folder, "munge", "socket")}
SlurmUser=${username}
SlurmdUser=${username}
StateSaveLocation=${join(folder, "state")}
SlurmdSpoolDir=${join(folder, "spool")}
SlurmctldPidFile=${join(folder, "slurmctld.pid")}
SlurmdPidFile=${join(folder, "slurmd.pid")}
ProctrackType=proctrack/pgid
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
SwitchType=switch/none
MpiDefault=none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
ReturnToService=2
MinJobAge=86400
MailProg=/bin/true
NodeName=${host} NodeAddr=${address} CPUs=${availableParallelism()} State=UNKNOWN
PartitionName=month Nodes=${host} Default=YES MaxTime=INFINITE State=UP
`;
}
