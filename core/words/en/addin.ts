/** What is said where the add-in is served for Excel on this machine. */

import { writing } from "./writing.ts";

export const addin = {
  notPort: (given: string) => `--port is a number from 1 to 65535, not ${writing.quoted(given)}.`,
  notBuilt: (project: string) =>
    `The add-in isn’t built yet. In ${project}, run “npm run build”, then this command again.`,
  portTaken: (port: number) =>
    `Another program already listens on port ${port}; perhaps this command runs in another window. Stop it, or give another port: plan-balance addin --port ${port + 1}`,
  certificate: {
    none: "This account has no certificate for https://localhost.",
    expired: "The certificate for https://localhost of this account has expired.",
    unread: (path: string, reason: string) =>
      `${path}: the certificate for https://localhost can’t be read (${reason}).`,
    make: [
      "Excel loads nothing without one. Microsoft’s own tool makes it, and has this machine trust it:",
      "  npx office-addin-dev-certs install --days 365",
      "Then run this command again.",
    ],
  },
  served: (base: string) => `The add-in is served at ${base} until you stop this command (Ctrl+C).`,
  manifestFile: "To try it in Excel, load this manifest:",
  manifestPage:
    "To try it in Excel, open this address in a browser of this machine, save what it shows as manifest.xml, and load that file, the manifest:",
  /** Step by step. */
  howToLoad: {
    windows: [
      "Put a copy of the manifest in a folder and share that folder (Properties, Sharing).",
      "Excel: File, Options, Trust Center, Trust Center Settings, Trusted Add-in Catalogs: add the folder’s network path (\\\\computer\\folder), tick “Show in Menu”, and restart Excel.",
      "Home, Add-ins, More Add-ins, Shared Folder: choose Support plans.",
    ],
    mac: [
      "Copy the manifest to ~/Library/Containers/com.microsoft.Excel/Data/Documents/wef (make the folder wef if there is none), and restart Excel.",
      "Home, Add-ins: choose Support plans.",
    ],
    web: [
      "Open a workbook in Excel on the web, in a browser on this computer.",
      "Home, Add-ins, More Add-ins, My Add-ins, Upload My Add-in: choose the manifest. If the browser asks whether the page may reach this computer, allow it.",
    ],
  },
  afterwards: (namespace: string) => `Then type =${namespace}. in a cell.`,
};
