/**
 * The headers with which the application is served, as one table: the demo server sends them, and the ready files for
 * nginx and Caddy in `deploy/` are written from it (`node scripts/run.mjs scripts/headers.ts`), so that they cannot differ.
 */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const CLOSED_FEATURES = [
  'microphone',
  'geolocation',
  'usb',
  'serial',
  'bluetooth',
  'payment',
  'display-capture',
  'clipboard-read',
  'browsing-topics',
];

/** On every answer. */
export const HEADERS: Readonly<Record<string, string>> = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Origin-Agent-Cluster': '?1',
  'Permissions-Policy': [
    ...CLOSED_FEATURES.map((feature) => `${feature}=()`),
    // Of this application alone, and only once a reader asks for it: the codes of an お薬手帳 are read with it.
    'camera=(self)',
  ].join(', '),
};

/** Over https only: over plain http, as on the demo, it means nothing. */
const HTTPS_HEADERS: Readonly<Record<string, string>> = {
  'Strict-Transport-Security': 'max-age=63072000; includeSubDomains',
};

/** `connect`: the origins with which the application may talk, besides its own. */
export function contentSecurityPolicy(connect: readonly string[]): string {
  return [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "style-src 'self'",
    "img-src 'self' blob:",
    "font-src 'self'",
    `connect-src ${["'self'", ...connect].join(' ')}`,
    "worker-src 'self'",
    "frame-src 'none'",
    "object-src 'none'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types default viewer dompurify',
  ].join('; ');
}

const CSP = 'Content-Security-Policy';
/** Names of files below it change with their content. */
const IMMUTABLE = 'public, max-age=31536000, immutable';
const NEVER_KEPT = 'no-store';

function allHeaders(connect: string): readonly (readonly [string, string])[] {
  const policy = contentSecurityPolicy([connect]);
  return [[CSP, policy], ...Object.entries(HEADERS), ...Object.entries(HTTPS_HEADERS)];
}

/** A header block in nginx is inherited only where a place has none of its own: hence one block and a map. */
function nginxFile(): string {
  const headers = allHeaders('$hitome_connect').map(
    ([name, value]) => `  add_header ${name} "${value.replaceAll('"', '\\"')}" always;`,
  );
  return `# Hitome behind nginx (1.25 or newer). Written by scripts/headers.ts: change it there.
# To fill in: server_name, certificates, the folder, and in $hitome_connect the origins of config/sources.json.
map $uri $hitome_cache {
  ~^/assets/ "${IMMUTABLE}";
  default "${NEVER_KEPT}";
}

server {
  listen 443 ssl;
  http2 on;
  server_name hitome.example;
  ssl_certificate /etc/ssl/hitome.pem;
  ssl_certificate_key /etc/ssl/hitome.key;

  root /srv/hitome/dist;
  index index.html;
  server_tokens off;
  # Addresses of charts say nothing of anybody, and still are nobody's to collect.
  access_log off;

  set $hitome_connect "https://id.example https://fhir.example";

${headers.join('\n')}
  add_header Cache-Control $hitome_cache always;

  gzip on;
  gzip_types text/css text/javascript application/javascript application/json application/wasm image/svg+xml;

  if ($request_method !~ ^(GET|HEAD)$) {
    return 405;
  }

  location /assets/ {
    try_files $uri =404;
  }

  # What the site edits lies beside the build, so that a new build leaves it alone.
  location /config/ {
    root /srv/hitome/site;
    try_files $uri =404;
  }

  location / {
    try_files $uri /index.html;
  }
}
`;
}

function caddyFile(): string {
  const headers = allHeaders('{$HITOME_CONNECT}').map(([name, value]) => `    ${name} "${value}"`);
  return `# Hitome behind Caddy (2.7 or newer). Written by scripts/headers.ts: change it there.
# To fill in: the name, the folder, and in the environment HITOME_CONNECT the origins of config/sources.json.
hitome.example {
  root * /srv/hitome/dist
  encode zstd gzip

  header {
${headers.join('\n')}
    -Server
  }
  @moving not path /assets/*
  header @moving Cache-Control "${NEVER_KEPT}"
  header /assets/* Cache-Control "${IMMUTABLE}"

  @other not method GET HEAD
  respond @other 405

  handle /assets/* {
    file_server
  }

  # What the site edits lies beside the build, so that a new build leaves it alone.
  handle /config/* {
    root * /srv/hitome/site
    file_server
  }

  handle {
    try_files {path} /index.html
    file_server
  }
}
`;
}

/** The ready files by their names in `deploy/`. */
export const READY_FILES: Readonly<Record<string, () => string>> = {
  'nginx.conf': nginxFile,
  Caddyfile: caddyFile,
};

function main(): void {
  const folder = path.resolve(import.meta.dirname, '..', 'deploy');
  for (const [name, text] of Object.entries(READY_FILES)) {
    writeFileSync(path.join(folder, name), text());
    console.log(`deploy/${name}`);
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) main();
