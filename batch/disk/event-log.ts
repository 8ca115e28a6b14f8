/** The log of schedules and deliveries: a line of JSON for each event, `time`, `level`, `event`, then details. */

type Level = "info" | "warning" | "error";

export type EventLog = (level: Level, event: string, details?: Readonly<Record<string, unknown>>) => void;

/** A log that writes to a stream. */
export function eventLog(stream: NodeJS.WritableStream): EventLog {
  return (level, event, details = {}) => {
    stream.write(`${JSON.stringify({ time: new Date().toISOString(), level, event, ...details })}\n`);
  };
}
