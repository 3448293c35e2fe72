"""Says as JSON what a Redis holds: every value as it is stored, and what the encryption key opens of it."""

import base64
import json
import re
import sys

import redis
from cryptography.fernet import Fernet

store = redis.Redis.from_url(sys.argv[1])
key = Fernet(sys.argv[2])
stored = [store.get(name).decode() for name in store.scan_iter() if store.type(name) == b"string"]
opened = [
    key.decrypt(base64.b64decode(found)).decode()
    for value in stored
    for found in re.findall(r'"__encrypted_data__": "([^"]+)"', value)
]
print(json.dumps({"stored": stored, "opened": opened}))
