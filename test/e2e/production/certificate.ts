// One certificate for all of Microsoft's hosts that the bot talks to, made anew for each run. Whoever is told to trust it
// trusts it alone.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { generate } from 'selfsigned';

export type Certificate = {
  readonly cert: string;
  readonly key: string;
  /** As NODE_EXTRA_CA_CERTS and emulators want it. */
  readonly certFile: string;
  readonly keyFile: string;
};

export async function makeCertificate(
  folder: string,
  hosts: readonly string[],
): Promise<Certificate> {
  const { cert, private: key } = await generate(
    [{ name: 'commonName', value: 'OTP Bridge test' }],
    {
      keyType: 'ec',
      algorithm: 'sha256',
      notBeforeDate: new Date(Date.now() - 3_600_000),
      extensions: [
        { name: 'basicConstraints', cA: true },
        { name: 'subjectAltName', altNames: hosts.map((value) => ({ type: 2, value })) },
      ],
    },
  );
  const certFile = join(folder, 'test-ca.pem');
  const keyFile = join(folder, 'test-ca.key');
  await writeFile(certFile, cert);
  await writeFile(keyFile, key, { mode: 0o600 });
  return { cert, key, certFile, keyFile };
}
