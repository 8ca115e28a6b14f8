/**
 * Sees to a certificate for https://localhost, as Excel loads nothing else: `npm run addin` begins with it. If it can't
 * be made trusted, says what to do.
 */

import { existsSync } from "node:fs";
import { homedir } from "node:os";
import path from "node:path";
import devCerts from "office-addin-dev-certs";

const file = (name: string) => path.join(homedir(), ".office-addin-dev-certs", name);
try {
  await devCerts.getHttpsServerOptions();
} catch (error) {
  if (!existsSync(file("localhost.crt"))) throw error;
  console.log(`
This computer does not trust the certificate of https://localhost yet, so Excel will refuse to load the add-in.
Install ${file("ca.crt")}
as a trusted root authority (Windows: double-click it, Install Certificate, Trusted Root Certification Authorities;
Mac: open it in Keychain Access and set it to Always Trust; Linux: your browser's certificate settings), or run
“npx office-addin-dev-certs install” with the rights to do so. Then start this command again.`);
}
