// @ts-check
// Where the secrets of a trial lie, and who can read them: people try it with their own QR codes. A folder beside the sources
// takes over who may read those: on Windows that is everybody who signs in, where they lie in C:\dev, and OneDrive, where it
// keeps the documents. So there it is a folder of the user's own, and the access list is set and not taken over.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve, sep } from 'node:path';
import { settingIn } from './environment.mjs';
import { makeFolder } from './make-folder.mjs';

/**
 * @typedef {{ readonly env: NodeJS.ProcessEnv, readonly platform: NodeJS.Platform }} Machine
 * @typedef {(program: string, args: readonly string[]) => { readonly status: number | null, readonly stdout: string }} Run
 */

/** A folder for each clone, so that two of different versions do not meet in one store. */
const MARK_LENGTH = 8;
/** SYSTEM and Administrators, who get at everything anyhow, by numbers that are the same in every language. */
const MACHINE = ['S-1-5-18', 'S-1-5-32-544'];
const SID = /S-1-5-[\d-]+/;
const ONE_DRIVES = ['OneDrive', 'OneDriveCommercial', 'OneDriveConsumer'];

/**
 * @param {Machine & { readonly root: string }} where `root`: the clone
 * @returns {string} absolute
 */
export function trialFolder({ env, platform, root }) {
  const given = settingIn(env, 'OTP_BRIDGE_DATA');
  if (given !== undefined) return resolve(given);
  const beside = join(root, '.data');
  // A trial that began there goes on there.
  if (platform !== 'win32' || existsSync(beside)) return beside;
  const own = settingIn(env, 'LOCALAPPDATA') ?? join(homedir(), 'AppData', 'Local');
  const mark = createHash('sha256').update(root.toLowerCase()).digest('hex').slice(0, MARK_LENGTH);
  return join(own, 'otp-bridge', `trial-${mark}`);
}

/**
 * Makes the folder where it is not there, keeps it to whoever runs this, and says who can read it. Throws `CannotStart`.
 * @param {string} folder
 * @param {Machine} machine
 * @param {Run} [run]
 * @returns {string}
 */
export function keepToOurselves(folder, { env, platform }, run = runProgram) {
  // Somebody's own folder, which was only named here, keeps the access that they gave it.
  const isOurs = !existsSync(folder) || existsSync(join(folder, 'store.db'));
  makeFolder(folder);
  const who = platform === 'win32' ? onWindows({ folder, isOurs, env }, run) : onPosix(folder);
  const synced = syncedBy(folder, env);
  if (synced === undefined) return who;
  return `${who}\nOneDrive copies it to other machines: it lies in ${synced}. Move it, and say where in OTP_BRIDGE_DATA.`;
}

/** @param {string} folder */
function onPosix(folder) {
  const mode = statSync(folder).mode & 0o777;
  if ((mode & 0o077) === 0) return 'Only your account can read it.';
  return `Others on this machine can look into it (mode ${mode.toString(8)}): chmod 700 ${folder}`;
}

/**
 * @param {{ readonly folder: string, readonly isOurs: boolean, readonly env: NodeJS.ProcessEnv }} which
 * @param {Run} run
 */
function onWindows({ folder, isOurs, env }, run) {
  if (!isOurs) {
    return `Who can read it is as you have set it: icacls "${folder}" shows that.`;
  }
  // By their whole paths: Windows would look for them here first.
  const system = join(settingIn(env, 'SystemRoot') ?? 'C:\\Windows', 'System32');
  const user = SID.exec(
    run(join(system, 'whoami.exe'), ['/user', '/fo', 'csv', '/nh']).stdout,
  )?.[0];
  if (user !== undefined) {
    const grants = [user, ...MACHINE].map((sid) => `*${sid}:(OI)(CI)F`);
    const args = [folder, '/inheritance:r', '/grant:r', ...grants];
    if (run(join(system, 'icacls.exe'), args).status === 0) {
      return "Only your account and this machine's administrators can read it.";
    }
  }
  return `Who can read it could not be set. Use no real QR code, or choose a folder of your own on this machine: OTP_BRIDGE_DATA`;
}

/**
 * @param {string} folder
 * @param {NodeJS.ProcessEnv} env
 */
function syncedBy(folder, env) {
  const drives = ONE_DRIVES.flatMap((name) => settingIn(env, name) ?? []);
  const inside = `${folder}${sep}`.toLowerCase();
  return drives.find((drive) => inside.startsWith(`${resolve(drive)}${sep}`.toLowerCase()));
}

/** @type {Run} */
function runProgram(program, args) {
  const { status, stdout } = spawnSync(program, args, { encoding: 'utf8', windowsHide: true });
  return { status, stdout: stdout ?? '' };
}
