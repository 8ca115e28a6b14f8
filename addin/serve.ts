/** The command that builds the add-in and serves it on this computer, for trying it in Excel: `npm run addin`. */

import { existsSync, readFileSync } from "node:fs";
import type { ServerOptions } from "node:https";
import { homedir } from "node:os";
import path from "node:path";
import devCerts from "office-addin-dev-certs";
import { build, DIST, LOCAL_BASE } from "./dist.ts";
import { fileServer } from "./file-server.ts";

/** A certificate for localhost; if it can't be made trusted, says what to do and returns it anyway. */
async function certificate(): Promise<ServerOptions> {
  try {
    return await devCerts.getHttpsServerOptions();
  } catch (error) {
    const folder = path.join(homedir(), ".office-addin-dev-certs");
    const file = (name: string) => path.join(folder, name);
    if (!existsSync(file("localhost.crt"))) throw error;
    const [cert, key] = [readFileSync(file("localhost.crt")), readFileSync(file("localhost.key"))];
    console.log(`
This computer does not trust the certificate of https://localhost yet, so Excel will refuse to load the add-in.
Install ${file("ca.crt")}
as a trusted root authority (Windows: double-click it, Install Certificate, Trusted Root Certification Authorities;
Mac: open it in Keychain Access and set it to Always Trust; Linux: your browser's certificate settings), or run
“npx office-addin-dev-certs install” with the rights to do so. Then start this command again.`);
    return { cert, key };
  }
}

const HOW_TO_LOAD = `
The add-in is served at ${LOCAL_BASE} until you stop this command (Ctrl+C). To try it in Excel, load
  ${path.join(DIST, "manifest.xml")}

Windows   1. Put a copy of the manifest in a folder and share that folder (Properties, Sharing).
          2. Excel: File, Options, Trust Center, Trust Center Settings, Trusted Add-in Catalogs: add the folder's
             network path (\\\\computer\\folder), tick “Show in Menu”, and restart Excel.
          3. Home, Add-ins, More Add-ins, Shared Folder: choose Support plans.
Mac       1. Copy the manifest to ~/Library/Containers/com.microsoft.Excel/Data/Documents/wef
             (make the folder wef if there is none), and restart Excel.
          2. Home, Add-ins: choose Support plans.
Web       1. Open a workbook in Excel on the web, in a browser on this computer.
          2. Home, Add-ins, More Add-ins, My Add-ins, Upload My Add-in: choose the manifest. If the browser asks
             whether the page may reach this computer, allow it.

Then type =PLAN. in a cell. After changing functions.ts, remove the add-in and load it again.`;

await build({ base: LOCAL_BASE, officeJs: "microsoft", out: DIST });
const { port } = new URL(LOCAL_BASE);
const server = fileServer(DIST, await certificate());
server.on("error", (error) => {
  console.error(`The server can't start: ${error.message}. Is another one running on port ${port}?`);
  process.exitCode = 1;
});
server.listen(Number(port), "127.0.0.1", () => console.log(HOW_TO_LOAD));
