/** Laws beside a mutant: a short time each, and the first counterexample is enough. */

import fc from "fast-check";

fc.configureGlobal({ interruptAfterTimeLimit: 80, endOnFailure: true });
