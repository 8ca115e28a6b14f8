/**
 * What has the system start the schedule each day, for people who don't stay logged in: a systemd service and timer, a
 * task of Windows, or a line for cron. Written from their manuals.
 *
 * Law: paths may hold any sign; each is quoted as the reader of that file wants it.
 */

import { posix, win32 } from "node:path";
import type { Words } from "../../core/words/words.ts";

interface Installed {
  readonly platform: NodeJS.Platform;
  /** Absolute paths: of Node, of the program it starts, of the configuration. */
  readonly node: string;
  readonly program: string;
  readonly config: string;
  /** The account under which it runs. */
  readonly user: string;
  readonly timeZone: string;
}

interface Installation {
  /** To be written beside the configuration. */
  readonly files: readonly { readonly name: string; readonly text: string }[];
  /** What to do with them, by whoever may. */
  readonly lines: readonly string[];
}

/** Soon after the time of the usual schedule; on most days nothing is due. */
const DAILY = { hour: "06", minute: "05" };
const NAME = "plan-balance";

export function installation(of: Installed, says: Words["commands"]["install"]): Installation {
  if (of.platform === "win32") return windowsTask(of, says);
  return of.platform === "linux" ? systemdUnits(of, says) : cronLine(of, says);
}

function systemdUnits(
  { node, program, config, user, timeZone }: Installed,
  says: Words["commands"]["install"],
): Installation {
  const folder = posix.dirname(config);
  const service = [
    "[Unit]",
    `Description=${says.service}`,
    "Wants=network-online.target",
    "After=network-online.target",
    "",
    "[Service]",
    "Type=oneshot",
    `User=${user}`,
    `ExecStart=${[...executable(node), program, "schedule", "--once", "--config", config].map(systemdQuoted).join(" ")}`,
    `# ${says.needsLook}`,
    "SuccessExitStatus=1",
  ];
  const timer = [
    "[Unit]",
    `Description=${says.timer}`,
    "",
    "[Timer]",
    `OnCalendar=*-*-* ${DAILY.hour}:${DAILY.minute}:00 ${timeZone}`,
    `# ${says.caughtUp}`,
    "Persistent=true",
    "",
    "[Install]",
    "WantedBy=timers.target",
  ];
  const [unit, clock] = [`${NAME}.service`, `${NAME}.timer`];
  return {
    files: [
      { name: unit, text: textOf(service, "\n") },
      { name: clock, text: textOf(timer, "\n") },
    ],
    lines: [
      says.asRoot,
      `  sudo cp ${[unit, clock].map((name) => shellQuoted(posix.join(folder, name))).join(" ")} /etc/systemd/system/`,
      "  sudo systemctl daemon-reload",
      `  sudo systemctl enable --now ${clock}`,
      says.seeLog(`journalctl -u ${unit}`),
    ],
  };
}

function windowsTask({ node, program, config }: Installed, says: Words["commands"]["install"]): Installation {
  const script = `${NAME}-task.ps1`;
  const argument = `"${program}" schedule --once --config "${config}"`;
  const lines = [
    `$run = New-ScheduledTaskAction -Execute ${powershellQuoted(node)} -Argument ${powershellQuoted(argument)} -WorkingDirectory ${powershellQuoted(win32.dirname(config))}`,
    `$daily = New-ScheduledTaskTrigger -Daily -At ${DAILY.hour}:${DAILY.minute}`,
    "$late = New-ScheduledTaskSettingsSet -StartWhenAvailable -MultipleInstances IgnoreNew -AllowStartIfOnBatteries -DontStopIfGoingOnBatteries",
    `# ${says.s4u}`,
    '$who = New-ScheduledTaskPrincipal -UserId "$env:USERDOMAIN\\$env:USERNAME" -LogonType S4U',
    `Register-ScheduledTask -TaskName ${NAME} -Action $run -Trigger $daily -Settings $late -Principal $who -Force`,
  ];
  return {
    files: [{ name: script, text: `\uFEFF${textOf(lines, "\r\n")}` }],
    lines: [
      says.asAdministrator,
      `  powershell -ExecutionPolicy Bypass -File ${powershellQuoted(win32.join(win32.dirname(config), script))}`,
      says.seeLog(`Get-ScheduledTaskInfo ${NAME}`),
    ],
  };
}

function cronLine({ node, program, config }: Installed, says: Words["commands"]["install"]): Installation {
  const words = [node, program, "schedule", "--once", "--config", config].map(shellQuoted);
  // cron reads a percent sign as the end of the line.
  const line = `${DAILY.minute} ${DAILY.hour} * * * ${words.join(" ").replaceAll("%", "\\%")}`;
  return { files: [], lines: [says.inCrontab, `  ${line}`] };
}

const textOf = (lines: readonly string[], end: string) => lines.map((line) => `${line}${end}`).join("");

/** systemd starts no program whose own path has a quote or a backslash, and leaves its dollars as they are. */
function executable(node: string): readonly string[] {
  return /["'\\$]/.test(node) ? ["/usr/bin/env", node] : [node];
}

/** systemd replaces % and $, and takes a backslash as the beginning of another sign. */
function systemdQuoted(word: string): string {
  const plain = word.replaceAll("%", "%%").replaceAll("$", "$$$$");
  return /^[\w./:@%$+-]+$/.test(plain) ? plain : `"${plain.replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`;
}

function shellQuoted(word: string): string {
  return /^[\w./:@%+-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

function powershellQuoted(text: string): string {
  return `'${text.replace(/['‘’‚‛]/g, "$&$&")}'`;
}
