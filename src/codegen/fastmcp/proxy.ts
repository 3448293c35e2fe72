/** What all proxies of FastMCP take besides their provider's own arguments. */

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

const storageFolder: EnvVariable = {
  name: 'MCP_STORAGE_FOLDER',
  says: 'A folder that outlives the server, where tokens and clients are kept',
  example: '/var/lib/mcp/oauth',
};

export function proxyEnv({ storage }: Choice): readonly EnvVariable[] {
  return [signingKey, encryptionKeys, storage === 'redis' ? redisUrl : storageFolder];
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

export function proxyParts({
  storage,
}: Choice): Required<Pick<PythonParts, 'imports' | 'definitions'>> {
  const redis = storage === 'redis';
  return {
    imports: [
      'from cryptography.fernet import Fernet, MultiFernet',
      redis
        ? 'from key_value.aio.stores.redis import RedisStore'
        : 'from key_value.aio.stores.filetree import FileTreeStore',
      'from key_value.aio.wrappers.encryption import FernetEncryptionWrapper',
    ],
    definitions: [
      `def oauth_storage() -> FernetEncryptionWrapper:
    """Keeps tokens and clients over restarts, encrypted: the store alone would keep them readable."""
    keys = required_env("MCP_STORAGE_ENCRYPTION_KEYS").split(",")
${redis ? redisStore : folderStore}
    return FernetEncryptionWrapper(
        key_value=store,
        fernet=MultiFernet([Fernet(key.strip()) for key in keys]),
        raise_on_decryption_error=False,
    )`,
    ],
  };
}

const redisStore = '    store = RedisStore(url=required_env("REDIS_URL"))';

const folderStore = '    store = FileTreeStore(data_directory=required_env("MCP_STORAGE_FOLDER"))';

export function proxyRequires({ storage }: Choice): readonly string[] {
  return storage === 'redis' ? ['py-key-value-aio[redis]>=0.4.4,<0.5'] : [];
}

/** The step that every provider has: where it sends people back to. */
export const redirectStep = 'Register {base}/auth/callback as the redirect URI.';
