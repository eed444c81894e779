import { generate } from 'selfsigned';

export interface Certificate {
  key: string;
  cert: string;
}

/** Creates a self-signed certificate; clients must be told to accept it. */
export async function createCertificate(): Promise<Certificate> {
  const made = await generate([{ name: 'commonName', value: 'platform.lensmor.com' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    extensions: [
      {
        name: 'subjectAltName',
        altNames: [
          { type: 2, value: 'platform.lensmor.com' },
          { type: 2, value: 'localhost' },
          { type: 2, value: '*.example' },
          { type: 7, ip: '127.0.0.1' },
        ],
      },
    ],
  });
  return { key: made.private, cert: made.cert };
}
