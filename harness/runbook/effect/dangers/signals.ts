const harmless = String.raw`-(?:[sS] ?|-signal[ =])?(?:0|1|(?:SIG)?(?:HUP|USR[12]|CONT|WINCH))\b`;

/** A signal that makes a process read its settings again, or only asks it for something: `killall -s HUP nginx`. */
export const reloads = new RegExp(` ${harmless}`);

/** The same behind the verb of a manager: `docker kill --signal=HUP shop`, but not `docker stop -s HUP shop`. */
export const killReloads = new RegExp(String.raw` kill\b.* ${harmless}`);
