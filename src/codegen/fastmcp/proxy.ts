/** What all proxies of FastMCP take besides their provider's own arguments. */

import { isAtLeast } from '../package-version';
import { literals } from '../python/python-text';
import { signingKey } from '../shared-env';
import type { Choice, EnvVariable } from '../wiring';
import type { PythonParts } from './wiring';

const encryptionKeys: EnvVariable = {
  name: 'MCP_STORAGE_ENCRYPTION_KEYS',
  says: 'Encrypts what is stored: Fernet keys, the newest first, with commas between',
  example: '',
  secret: true,
  inTest: 'MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=',
};

const redisUrl: EnvVariable = {
  name: 'REDIS_URL',
  says: 'Where tokens and clients are kept; rediss:// in production',
  example: 'rediss://redis.example.com:6379/0',
  secret: true,
  inTest: 'redis://127.0.0.1:6379/0',
};

const table: EnvVariable = {
  name: 'MCP_OAUTH_TABLE',
  says: 'The DynamoDB table where tokens and clients are kept. It is made at the first start, for which the role of the server needs CreateTable and UpdateTimeToLive',
  example: 'mcp-oauth',
};

const region: EnvVariable = {
  name: 'AWS_REGION',
  says: 'The region of the table; the keys or the role come the usual ways of AWS',
  example: 'eu-central-1',
};

const storageFolder: EnvVariable = {
  name: 'MCP_STORAGE_FOLDER',
  says: 'A folder that outlives the server, where tokens and clients are kept',
  example: '/var/lib/mcp/oauth',
};

export function proxyEnv({ storage }: Choice): readonly EnvVariable[] {
  return [signingKey, encryptionKeys, ...stores[storage].env];
}

/** Arguments, one each. */
export function proxyArguments({ redirects }: Choice): readonly string[] {
  return [
    'base_url=required_env("MCP_BASE_URL").rstrip("/")',
    'jwt_signing_key=required_env("MCP_JWT_SIGNING_KEY")',
    'client_storage=oauth_storage()',
    ...(redirects.length > 0 ? [`allowed_client_redirect_uris=${literals(redirects)}`] : []),
  ];
}

interface Store {
  readonly env: readonly EnvVariable[];
  readonly imports: string;
  /** Python that makes it, at four spaces. */
  readonly made: string;
  /** The extra of `py-key-value-aio` that it takes. */
  readonly extra: string;
}

const stores: { readonly [storage in Choice['storage']]: Store } = {
  disk: {
    env: [storageFolder],
    imports: 'from key_value.aio.stores.filetree import FileTreeStore',
    made: '    store = FileTreeStore(data_directory=required_env("MCP_STORAGE_FOLDER"))',
    extra: 'filetree',
  },
  redis: {
    env: [redisUrl],
    imports: 'from key_value.aio.stores.redis import RedisStore',
    made: '    store = RedisStore(url=required_env("REDIS_URL"))',
    extra: 'redis',
  },
  dynamodb: {
    env: [table, region],
    imports: 'from key_value.aio.stores.dynamodb import DynamoDBStore',
    made: `    store = DynamoDBStore(
        table_name=required_env("MCP_OAUTH_TABLE"),
        region_name=required_env("AWS_REGION"),
    )`,
    extra: 'dynamodb',
  },
};

export function proxyParts({
  storage,
}: Choice): Required<Pick<PythonParts, 'imports' | 'definitions'>> {
  const store = stores[storage];
  return {
    imports: [
      'from cryptography.fernet import Fernet, MultiFernet',
      store.imports,
      'from key_value.aio.wrappers.encryption import FernetEncryptionWrapper',
    ],
    definitions: [
      `def oauth_storage() -> FernetEncryptionWrapper:
    """Keeps tokens and clients over restarts, encrypted: the store alone would keep them readable."""
    keys = required_env("MCP_STORAGE_ENCRYPTION_KEYS").split(",")
${store.made}
    return FernetEncryptionWrapper(
        key_value=store,
        fernet=MultiFernet([Fernet(key.strip()) for key in keys]),
        raise_on_decryption_error=False,
    )`,
    ],
  };
}

/** FastMCP brings the store in a folder along since 3.0, and before it another line of the package. */
export function proxyRequires({ storage, version }: Choice): readonly string[] {
  const { extra } = stores[storage];
  if (!isAtLeast(version, 3)) return [`py-key-value-aio[${extra}]>=0.3,<0.4`];
  return storage === 'disk' ? [] : [`py-key-value-aio[${extra}]>=0.4.4,<0.5`];
}

/** The step that every provider has: where it sends people back to. */
export const redirectStep = 'Register {base}/auth/callback as the redirect URI.';
