import type { Adapter, AdapterFactory, AdapterPayload } from 'oidc-provider';

/**
 * Storage for one authorization server, gone with the process. Expiry needs no care here:
 * oidc-provider checks `exp` on everything that it reads.
 */
export function createMemoryAdapter(): AdapterFactory {
  const store = new Map<string, AdapterPayload>();
  return (model): Adapter => {
    const key = (id: string) => `${model}:${id}`;
    const findBy = (field: 'uid' | 'userCode', value: string) =>
      [...store].find(([at, payload]) => at.startsWith(key('')) && payload[field] === value)?.[1];
    return {
      async upsert(id, payload) {
        store.set(key(id), payload);
      },
      async find(id) {
        return store.get(key(id));
      },
      async findByUid(uid) {
        return findBy('uid', uid);
      },
      async findByUserCode(userCode) {
        return findBy('userCode', userCode);
      },
      async consume(id) {
        const payload = store.get(key(id));
        if (payload) store.set(key(id), { ...payload, consumed: Math.floor(Date.now() / 1000) });
      },
      async destroy(id) {
        store.delete(key(id));
      },
      async revokeByGrantId(grantId) {
        for (const [at, payload] of store) if (payload.grantId === grantId) store.delete(at);
      },
    };
  };
}
