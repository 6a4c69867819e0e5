import { existsSync, readFileSync } from 'node:fs'
import * as tls from 'node:tls'

/** Where Linux systems keep the certificates that they trust. */
const BUNDLES = [
  '/etc/ssl/certs/ca-certificates.crt',
  '/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem',
  '/etc/pki/tls/certs/ca-bundle.crt',
  '/etc/ssl/ca-bundle.pem',
  '/etc/ssl/cert.pem',
]

let known: string[] | undefined

/**
 * Who may vouch for a server, in PEM: those that Node brings and those that this computer's owner or company has added
 * to the system's store. Read once, when it is first needed: macOS and Windows take their time.
 */
export function systemAuthorities(): string[] {
  known ??= [...new Set([...tls.rootCertificates, ...added()])]
  return known
}

/** Node before 22.15 cannot ask the system: there, a Linux system's own file, and the file that Node is told of. */
function added(): string[] {
  if (typeof tls.getCACertificates === 'function') {
    return [...tls.getCACertificates('extra'), ...tls.getCACertificates('system')]
  }
  const { NODE_EXTRA_CA_CERTS, SSL_CERT_FILE } = process.env
  const bundle = [SSL_CERT_FILE, ...BUNDLES].find((file) => file && existsSync(file))
  return [NODE_EXTRA_CA_CERTS, bundle].flatMap((file) => (file ? certificatesIn(file) : []))
}

function certificatesIn(file: string): string[] {
  try {
    return (
      readFileSync(file, 'utf8').match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? []
    )
  } catch {
    return []
  }
}
